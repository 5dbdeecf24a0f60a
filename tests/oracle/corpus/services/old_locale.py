import locale
from string import Template

REPORT = Template("$title: $total")


class Formatter:
    """Numbers grouped as the locale wants, with the printf-like shorthand."""

    def __init__(self, name=""):
        self.name = name
        self.shorthand = locale.format

    def __enter__(self):
        self.before = locale.setlocale(locale.LC_ALL, self.name)
        return self

    def __exit__(self, *exc):
        locale.setlocale(locale.LC_ALL, "C")

    def number(self, value):
        return self.shorthand("%d", value, grouping=True)


with Formatter("C") as out:
    print(REPORT.substitute(title="Visitors", total=out.number(12345)))
