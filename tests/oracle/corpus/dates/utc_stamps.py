import email.utils
import time
from datetime import datetime, timedelta, timezone

CET = timezone(timedelta(hours=1), "CET")

now = datetime(2024, 2, 29, 23, 30, tzinfo=timezone.utc)
print(now.isoformat(), now.astimezone(CET).strftime("%d.%m. %H:%M %Z"))
print(email.utils.format_datetime(now))
print(time.strftime("%Y-%m-%d", time.gmtime(now.timestamp())))
