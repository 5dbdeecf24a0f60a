"""Stands in for the package of that name: what a worker touches of it."""


def Field(default=None, *, default_factory=None, **options):  # noqa: N802
    return default


class BaseModel:
    def __init__(self, **values):
        self.__dict__.update(values)

    def model_dump(self):
        return dict(self.__dict__)
