"""Stands in for the package of that name: what a worker touches of it."""


def setup():
    return None
