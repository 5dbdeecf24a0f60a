"""Writes those pages of the documentation that follow from code, facts and measurements.

`python -m documentation` writes them into `docs/`; with `--check` it says which are stale. Not
shipped: whoever only uses Edgewise does not need it.
"""
