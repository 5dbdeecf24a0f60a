import locale


class DateNames:
    """Names of days and months in the user's language."""

    def __init__(self):
        locale.setlocale(locale.LC_TIME, "")
        self.days = [locale.nl_langinfo(getattr(locale, f"DAY_{i}")) for i in range(1, 8)]
        self.months = [locale.nl_langinfo(getattr(locale, f"MON_{i}")) for i in range(1, 13)]

    def month(self, n):
        return self.months[n - 1]


names = DateNames()
print(names.days[0], names.month(5))
