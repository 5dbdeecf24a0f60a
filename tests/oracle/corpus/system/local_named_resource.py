from importlib import resources


class Resource:
    def __init__(self, name, limit=10):
        self.name = name
        self.limit = limit

    def getrusage(self):
        return {"name": self.name, "used": 0}


def report(resource, pwd="/home", grp=None):
    usage = resource.getrusage()
    return f"{usage['name']}: {usage['used']}/{resource.limit} in {pwd} {grp}"


resource = Resource("cpu")
print(report(resource), resources.__name__)
