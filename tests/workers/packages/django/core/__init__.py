"""The package's core."""
