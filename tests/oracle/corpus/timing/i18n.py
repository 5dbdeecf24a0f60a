"""Translations: gettext catalogues, locale formats."""
import gettext
import locale
import struct
from contextlib import contextmanager
from pathlib import Path


def compile_mo(messages):
    keys = sorted(messages)
    ids = strs = b""
    offsets = []
    for key in keys:
        k, v = key.encode(), messages[key].encode()
        offsets.append((len(ids), len(k), len(strs), len(v)))
        ids += k + b"\0"
        strs += v + b"\0"
    start = 7 * 4 + 16 * len(keys)
    table = [n for o1, l1, _, _ in offsets for n in (l1, o1 + start)]
    table += [n for _, _, o2, l2 in offsets for n in (l2, o2 + start + len(ids))]
    head = struct.pack("Iiiiiii", 0x950412DE, 0, len(keys), 28, 28 + len(keys) * 8, 0, 0)
    return head + struct.pack(f"{len(table)}i", *table) + ids + strs


@contextmanager
def use_locale(*names):
    old = locale.setlocale(locale.LC_NUMERIC)
    for name in names:
        try:
            locale.setlocale(locale.LC_NUMERIC, name)
            break
        except locale.Error:
            continue
    try:
        yield locale.localeconv()["decimal_point"]
    finally:
        locale.setlocale(locale.LC_NUMERIC, old)


folder = Path("locale/de/LC_MESSAGES")
folder.mkdir(parents=True)
header = "Content-Type: text/plain; charset=UTF-8\n"
(folder / "app.mo").write_bytes(compile_mo({"": header, "cat": "Katze", "dog": "Hund"}))
_ = gettext.translation("app", "locale", ["de"], fallback=True).gettext
print(_("cat"), _("bird"))
with use_locale("de_DE.UTF-8", "C") as point:
    print(locale.format_string("%.2f", 3.5), point)
