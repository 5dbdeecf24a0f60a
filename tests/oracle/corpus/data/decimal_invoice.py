from decimal import Decimal, getcontext, localcontext, InvalidOperation
from fractions import Fraction
import statistics


def parse(value):
    try:
        return Decimal(value)
    except InvalidOperation:
        return None


def vat(net, rate="0.19"):
    with localcontext() as ctx:
        ctx.prec = 12
        return (net * Decimal(rate)).quantize(Decimal("0.01"))


getcontext().prec = 28
values = [v for v in map(parse, ["10.00", "abc", "19.99"]) if v is not None]
print([vat(v) for v in values], Fraction(values[1]), statistics.mean(values))
