from datetime import datetime
from zoneinfo import ZoneInfo

OFFICES = {"Berlin": "Europe/Berlin", "NYC": "America/New_York", "Tokyo": "Asia/Tokyo"}

start = datetime(2024, 5, 14, 15, 0, tzinfo=ZoneInfo(OFFICES["Berlin"]))
for city, zone in OFFICES.items():
    local = start.astimezone(ZoneInfo(zone))
    print(f"{city:8}{local:%a %H:%M}")
