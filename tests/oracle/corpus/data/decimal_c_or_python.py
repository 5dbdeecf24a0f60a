import sys

try:
    import _decimal as decimal
    IMPLEMENTATION = "C"
except ImportError:
    import _pydecimal as decimal
    IMPLEMENTATION = "Python"


def bench(n=200):
    one = decimal.Decimal(1)
    total = decimal.Decimal(0)
    for i in range(1, n):
        total += one / i
    return total


print(IMPLEMENTATION, sys.implementation.name, bench())
