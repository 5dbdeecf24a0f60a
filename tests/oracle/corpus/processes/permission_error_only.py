import subprocess


class Device:
    def __init__(self, path):
        self.path = path

    def mount(self, target):
        try:
            subprocess.check_call(["mount", self.path, target])
        except (PermissionError, subprocess.CalledProcessError) as e:
            print("cannot mount:", e)


Device("/dev/sdb1").mount("/mnt")
