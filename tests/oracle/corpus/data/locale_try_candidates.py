import locale


def use_first(*names):
    for name in names:
        try:
            locale.setlocale(locale.LC_ALL, name)
            return name
        except locale.Error:
            continue
    return locale.setlocale(locale.LC_ALL, "C")


def money(value):
    conv = locale.localeconv()
    symbol = conv["currency_symbol"] or "EUR"
    return f"{locale.format_string('%.2f', value, grouping=True)} {symbol}"


chosen = use_first("de_DE.UTF-8", "de_DE", "German")
print(chosen, money(1234567.891))
print(locale.getpreferredencoding(False))
