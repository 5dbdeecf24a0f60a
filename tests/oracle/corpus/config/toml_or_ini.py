"""Read pyproject-like files on every Python we support."""
import configparser
import io
import sys

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

if sys.platform == "win32":
    import winreg

    def machine_defaults():
        key = winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"Software\Tool")
        return {"root": winreg.QueryValueEx(key, "root")[0]}

else:

    def machine_defaults():
        return {"root": "/opt/tool"}


def parse(text, kind):
    match kind:
        case "toml":
            return tomllib.load(io.BytesIO(text.encode()))
        case "ini" | "cfg":
            parser = configparser.ConfigParser()
            parser.read_string(text)
            return {name: dict(parser[name]) for name in parser.sections()}
        case _:
            raise ValueError(kind)


print(machine_defaults() | parse("[tool]\nlevel = 3\n", "toml"))
print(parse("[tool]\nlevel = 3\n", "cfg"))
