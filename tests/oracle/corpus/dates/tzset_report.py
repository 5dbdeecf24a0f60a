import os
import time

os.environ["TZ"] = "UTC"
if hasattr(time, "tzset"):
    time.tzset()
print(time.strftime("%H:%M", time.localtime(0)), time.timezone)
