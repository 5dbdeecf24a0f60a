import csv
import io
import locale


def parse_german(text):
    """1.234,56 -> 1234.56, by the rules of the German locale."""
    locale.setlocale(locale.LC_NUMERIC, "de_DE.UTF-8")
    try:
        return locale.atof(text)
    finally:
        locale.setlocale(locale.LC_NUMERIC, "C")


DATA = "artikel;preis\nStuhl;1.049,90\nTisch;229,00\n"


def main():
    rows = csv.DictReader(io.StringIO(DATA), delimiter=";")
    print(sum(parse_german(r["preis"]) for r in rows))


main()
