"""Evaluate user formulas with limits on time and depth."""
import ast
import operator
import signal
import sys
import threading
from contextlib import contextmanager

OPERATORS = {ast.Add: operator.add, ast.Mult: operator.mul, ast.Sub: operator.sub, ast.USub: operator.neg}


class FormulaError(ValueError):
    pass


@contextmanager
def deadline(seconds):
    if not hasattr(signal, "SIGALRM") or threading.current_thread() is not threading.main_thread():
        yield
        return
    previous = signal.getsignal(signal.SIGALRM)
    try:
        yield
    finally:
        if previous is not None:
            signal.signal(signal.SIGALRM, previous)


@contextmanager
def recursion(limit):
    old = sys.getrecursionlimit()
    sys.setrecursionlimit(limit)
    try:
        yield
    except RecursionError as error:
        raise FormulaError("too deep") from error
    finally:
        sys.setrecursionlimit(old)


class Evaluator(ast.NodeVisitor):
    def __init__(self, **names):
        self.names = names

    def visit_Expression(self, node):
        return self.visit(node.body)

    def visit_BinOp(self, node):
        return OPERATORS[type(node.op)](self.visit(node.left), self.visit(node.right))

    def visit_Constant(self, node):
        return node.value

    def visit_Name(self, node):
        return self.names[node.id]

    def generic_visit(self, node):
        raise FormulaError(type(node).__name__)


def evaluate(text, **names):
    with deadline(2), recursion(400):
        return Evaluator(**names).visit(ast.parse(text, mode="eval"))


print(evaluate("2 * x + 1", x=20))
try:
    evaluate("open('f')")
except FormulaError as error:
    print("refused", error)
