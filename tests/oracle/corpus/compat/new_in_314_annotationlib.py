import annotationlib
from dataclasses import dataclass


@dataclass
class Column:
    name: str
    nullable: bool = True


def schema(cls):
    """Column types, also for names which do not exist yet."""
    raw = annotationlib.get_annotations(cls, format=annotationlib.Format.STRING)
    return dict(raw)


print(schema(Column))
