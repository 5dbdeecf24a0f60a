"""Arbitrary contexts need the pure Python decimal, which can be subclassed freely."""
from _pydecimal import Decimal, Context, ROUND_DOWN


class Money(Decimal):
    context = Context(prec=20, rounding=ROUND_DOWN)

    def times(self, factor):
        return Money(self.context.multiply(self, Decimal(factor)))

    def __repr__(self):
        return f"Money({str(self)!r})"


price = Money("12.345")
print(price.times("3"), repr(price))
