from collections.abc import Iterator
from typing import NamedTuple


class Token(NamedTuple):
    kind: str
    text: str


def lexer() -> Iterator[Token | None]:
    """A coroutine: send characters, get tokens when they are complete."""
    token, word = None, ""
    while True:
        char = yield token
        token = None
        match char:
            case None | " ":
                if word:
                    token, word = Token("word", word), ""
            case "+" | "-" | "*":
                token = Token("operator", char)
            case digit if digit.isdigit() and not word:
                token = Token("digit", digit)
            case _:
                word += char


def tokens(text):
    machine = lexer()
    next(machine)
    for char in [*text, None]:
        if (token := machine.send(char)) is not None:
            yield token


print([f"{kind}:{text}" for kind, text in tokens("4 + total * 2 ")])
