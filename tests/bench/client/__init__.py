"""A bare language client that measures, and what the system tells of the server's processes."""
