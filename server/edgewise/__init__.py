"""Edgewise: says while you type whether Python code will run on WebAssembly."""

__version__ = "0.1.0"
