import configparser
from datetime import datetime, time, timezone
from zoneinfo import ZoneInfo

config = configparser.ConfigParser()
config.read_string("""
[shop]
zone = Australia/Sydney
open = 9
close = 17
""")


def is_open(section, now):
    local = now.astimezone(ZoneInfo(section["zone"]))
    return time(section.getint("open")) <= local.time() < time(section.getint("close"))


print(is_open(config["shop"], datetime(2024, 6, 3, 1, 0, tzinfo=timezone.utc)))
