import json
import os
import tempfile
from pathlib import Path


def config_dir(app):
    if os.name == "nt":
        import winreg
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, r"Software\\" + app) as key:
            return Path(winreg.QueryValueEx(key, "ConfigDir")[0])
    if "XDG_CONFIG_HOME" in os.environ:
        return Path(os.environ["XDG_CONFIG_HOME"]) / app
    return Path.home() / ".config" / app


def save(app, data):
    folder = config_dir(app)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "config.json").write_text(json.dumps(data))
    return folder / "config.json"


os.environ["XDG_CONFIG_HOME"] = tempfile.mkdtemp()
path = save("demo", {"theme": "dark"})
print(path.read_text())
