import datetime
import decimal
import json
import pathlib
import uuid
from functools import singledispatch, singledispatchmethod


@singledispatch
def encode(value):
    raise TypeError(f"cannot encode {type(value)}")


@encode.register(datetime.date)
def _(value):
    return value.isoformat()


@encode.register
def _(value: decimal.Decimal):
    return str(value)


@encode.register(uuid.UUID)
@encode.register(pathlib.PurePath)
def _(value):
    return str(value)


class Encoder(json.JSONEncoder):
    @singledispatchmethod
    def default(self, value):
        return encode(value)

    @default.register
    def _(self, value: set):
        return sorted(value)


data = {"d": datetime.date(2024, 1, 1), "m": decimal.Decimal("1.10"), "s": {2, 1}}
print(json.dumps(data, cls=Encoder), encode(pathlib.Path("a") / "b"))
