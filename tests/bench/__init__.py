"""How fast Edgewise is, beside its peers in the same run: `python -m tests.bench --help`."""
