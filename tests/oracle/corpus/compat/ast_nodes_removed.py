import ast


class Folder(ast.NodeVisitor):
    """Collects literal values."""

    def __init__(self):
        self.values = []

    def visit_Constant(self, node):
        self.values.append(node.value)

    def visit(self, node):
        if isinstance(node, (ast.Num, ast.Str)):
            self.values.append(ast.literal_eval(node))
            return None
        return super().visit(node)


folder = Folder()
folder.visit(ast.parse("x = 1 + 2; y = 'a'"))
print(folder.values)
