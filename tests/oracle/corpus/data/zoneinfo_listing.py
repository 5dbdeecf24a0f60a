import zoneinfo
from collections import Counter


def regions():
    """How many zones each region has."""
    return Counter(name.partition("/")[0] for name in zoneinfo.available_timezones())


def choices(region):
    return sorted(z for z in zoneinfo.available_timezones() if z.startswith(region + "/"))


print(regions().most_common(3))
print(choices("Europe")[:5])
