"""Find magic numbers in the code of a function."""
import ast
import textwrap


class Numbers(ast.NodeVisitor):
    allowed = {0, 1}

    def __init__(self):
        self.found = []

    def visit_Constant(self, node):
        if isinstance(node, ast.Num) and node.value not in self.allowed:
            self.found.append((node.lineno, node.value))


def magic_numbers(source):
    visitor = Numbers()
    visitor.visit(ast.parse(textwrap.dedent(source)))
    return visitor.found


print(magic_numbers("""
    def area(radius):
        return 3.14 * radius ** 2 + 0
"""))
