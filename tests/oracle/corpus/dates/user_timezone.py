from datetime import datetime, timezone
from zoneinfo import ZoneInfo


class User:
    def __init__(self, name, tz):
        self.name = name
        try:
            self.tz = ZoneInfo(tz)
        except ValueError:
            self.tz = timezone.utc

    def greet(self, now):
        hour = now.astimezone(self.tz).hour
        part = "morning" if hour < 12 else "day"
        return f"Good {part}, {self.name}"


print(User("Iris", "Europe/Paris").greet(datetime(2024, 3, 1, 9, tzinfo=timezone.utc)))
