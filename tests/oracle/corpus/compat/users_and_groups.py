try:
    import pwd
except ImportError:
    HAVE_ACCOUNTS = False
else:
    HAVE_ACCOUNTS = True

import os


def describe(uid, gid):
    if not HAVE_ACCOUNTS:
        return f"{uid}:{gid}"
    import grp

    return f"{pwd.getpwuid(uid).pw_name}:{grp.getgrgid(gid).gr_name}"


print(describe(os.getuid(), os.getgid()))
