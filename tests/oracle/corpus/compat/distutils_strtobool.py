"""Boolean settings from the environment."""
import os

try:
    from distutils.util import strtobool
except ModuleNotFoundError:

    def strtobool(val):
        val = val.lower()
        if val in ("y", "yes", "t", "true", "on", "1"):
            return 1
        if val in ("n", "no", "f", "false", "off", "0"):
            return 0
        raise ValueError("invalid truth value %r" % (val,))


def env_flag(name, default="no"):
    return bool(strtobool(os.environ.get(name, default)))


os.environ["FEATURE_X"] = "On"
print(env_flag("FEATURE_X"), env_flag("FEATURE_Y"))
