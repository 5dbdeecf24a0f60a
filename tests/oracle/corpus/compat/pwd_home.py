"""expanduser for config files, XDG aware."""
import os
import sys
from pathlib import Path


def home():
    if "HOME" in os.environ:
        return Path(os.environ["HOME"])
    import pwd

    return Path(pwd.getpwuid(os.getuid()).pw_dir)


def user_config_dir(app, platform=sys.platform):
    match platform:
        case "win32":
            import winreg

            key = winreg.OpenKey(winreg.HKEY_CURRENT_USER, r"Software\Folders")
            return Path(winreg.QueryValueEx(key, "AppData")[0]) / app
        case "darwin":
            return home() / "Library" / "Application Support" / app
        case _:
            base = os.environ.get("XDG_CONFIG_HOME", "").strip()
            return Path(base or home() / ".config") / app


os.environ["HOME"] = os.getcwd()
folder = user_config_dir("demo")
folder.mkdir(parents=True, exist_ok=True)
(folder / "config.ini").write_text("[core]\n")
print(folder.relative_to(home()), user_config_dir("demo", "darwin").name)
