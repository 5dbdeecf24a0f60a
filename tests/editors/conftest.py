"""Here, so that the tests in `vscode` find the modules of this folder."""
