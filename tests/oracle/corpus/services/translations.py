"""Numbers and messages in the language of the user."""
import gettext
import locale
from contextlib import suppress

_ = gettext.NullTranslations().gettext


def use_language(name):
    for candidate in (f"{name}.UTF-8", name, "C.UTF-8", "C"):
        with suppress(locale.Error):
            return locale.setlocale(locale.LC_NUMERIC, candidate)
    return None


def money(amount, currency="EUR"):
    return f"{locale.format_string('%.2f', amount, grouping=True)} {currency}"


chosen = use_language("xx_YY")
print(_("Total"), money(1234.5), chosen is not None)
locale.setlocale(locale.LC_NUMERIC, "C")
