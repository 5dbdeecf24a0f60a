from distutils.version import LooseVersion


class Requirement:
    def __init__(self, text):
        self.name, _, minimum = text.partition(">=")
        self.minimum = LooseVersion(minimum or "0")

    def satisfied_by(self, version):
        return LooseVersion(version) >= self.minimum


installed = {"flask": "2.10.1", "jinja2": "3.0"}
for text in ("flask>=2.9", "jinja2>=3.1"):
    requirement = Requirement(text)
    print(text, requirement.satisfied_by(installed[requirement.name]))
