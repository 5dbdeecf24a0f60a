import calendar
import datetime
import email.utils
import time


class IsoWeek:
    def __init__(self, year, week):
        self.start = datetime.date.fromisocalendar(year, week, 1)

    def days(self):
        return [self.start + datetime.timedelta(n) for n in range(7)]


CET = datetime.timezone(datetime.timedelta(hours=1), "CET")
moment = datetime.datetime(2024, 3, 1, 8, 30, tzinfo=CET)
print(moment.isoformat(), email.utils.format_datetime(moment))
print(IsoWeek(2024, 9).days()[-1])
print(calendar.monthrange(2024, 2), time.gmtime(0).tm_year)
print(datetime.datetime.strptime("01 Mar 2024 +0100", "%d %b %Y %z").utcoffset())
