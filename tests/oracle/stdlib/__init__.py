"""Popular pure-Python packages: the wheels, and what importing them in real Pyodide showed."""
