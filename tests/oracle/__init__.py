"""What real Pyodide says about the same code."""
