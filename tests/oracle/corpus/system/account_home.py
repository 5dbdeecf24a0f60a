import os
import sys


def home_of_current_user():
    if sys.platform != "win32":
        import pwd

        return pwd.getpwuid(os.getuid()).pw_dir
    return os.environ["USERPROFILE"]


print(os.path.isabs(home_of_current_user()))
