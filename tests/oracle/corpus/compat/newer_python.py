import sys

if sys.version_info >= (3, 11):
    import tomllib
else:
    tomllib = None

if sys.version_info < (3, 5):
    import crypt
    import msilib

CONFIG = """
[server]
port = 8000
"""

config = tomllib.loads(CONFIG) if tomllib else {"server": {"port": 8000}}
print(config["server"]["port"])
