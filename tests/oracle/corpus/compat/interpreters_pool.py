"""Runs each template in its own interpreter (PEP 734)."""
from concurrent import interpreters


def render(template, **names):
    interp = interpreters.create()
    try:
        interp.prepare_main(**names)
        interp.exec(f"result = {template!r}.format(**globals())")
    finally:
        interp.close()


render("hello {who}", who="world")
print("rendered")
