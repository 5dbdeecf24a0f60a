import zoneinfo
from datetime import datetime

names = ["Pacific/Auckland", "Asia/Kolkata", "UTC"]
zones = {n: zoneinfo.ZoneInfo(n) for n in names}
when = datetime(2025, 12, 24, 18)
offsets = {n: when.replace(tzinfo=z).utcoffset() for n, z in zones.items()}
print(offsets)
