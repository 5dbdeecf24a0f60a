import os

POSIX = os.name == "posix"

if POSIX:
    import grp
    import pwd


def account(uid):
    """(user, group) names of a user id."""
    if not POSIX:
        return None
    entry = pwd.getpwuid(uid)
    return entry.pw_name, grp.getgrgid(entry.pw_gid).gr_name


print(account(0))
