import csv
import io
from collections import defaultdict
from decimal import Decimal, ROUND_HALF_UP

RAW = """date,account,amount
2024-01-03,rent,-950.00
2024-01-05,salary,3100.55
2024-01-09,food,-45.128
"""


def read(stream):
    for row in csv.DictReader(stream):
        yield row["account"], Decimal(row["amount"])


def totals(stream):
    sums = defaultdict(Decimal)
    for account, amount in read(stream):
        sums[account] += amount.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
    return dict(sums)


out = io.StringIO(newline="")
writer = csv.writer(out, dialect="excel-tab")
writer.writerows(sorted(totals(io.StringIO(RAW)).items()))
print(out.getvalue())
