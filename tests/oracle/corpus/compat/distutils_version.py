from distutils.version import LooseVersion

REQUIRED = {"numpy": "1.20", "pandas": "1.3"}


def outdated(installed):
    return [
        name
        for name, minimum in REQUIRED.items()
        if LooseVersion(installed.get(name, "0")) < LooseVersion(minimum)
    ]


print(outdated({"numpy": "1.9.3", "pandas": "2.0"}))
