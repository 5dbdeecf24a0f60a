import os
import os.path


def candidates(app):
    """Where to look for the configuration, most specific first."""
    yield os.path.join(os.getcwd(), f".{app}.toml")
    yield os.path.expanduser(f"~/.{app}.toml")
    yield os.path.expanduser(f"~root/.{app}.toml")
    yield os.path.expandvars("$HOME/.config/") + app + ".toml"
    yield os.path.join("/etc", app, "config.toml")


def find(app):
    return next((c for c in candidates(app) if os.path.exists(c)), None)


for path in candidates("tool"):
    print(path)
print(find("tool"))
