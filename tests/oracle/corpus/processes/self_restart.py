import os
import sys


def restart():
    os.execv(sys.executable, [sys.executable] + sys.argv)


def apply_config(config):
    if config.get("port") != 8080 and os.environ.get("APP_AUTORELOAD") == "1":
        restart()
    return {"port": 8080, **config}


print(apply_config({"port": 9000, "host": "0.0.0.0"}))
