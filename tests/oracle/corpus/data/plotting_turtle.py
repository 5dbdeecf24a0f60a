import json

LSYSTEM = {"F": "F+F-F-F+F"}


def expand(axiom, depth):
    for _ in range(depth):
        axiom = "".join(LSYSTEM.get(c, c) for c in axiom)
    return axiom


def draw(commands, step=5):
    import turtle

    pen = turtle.Turtle()
    for c in commands:
        if c == "F":
            pen.forward(step)
        else:
            pen.left(90 if c == "+" else -90)
    turtle.done()


commands = expand("F", 2)
print(json.dumps({"length": len(commands)}))
draw(commands)
