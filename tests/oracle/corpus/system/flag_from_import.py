try:
    import pwd, grp

    POSIX_USERS = True
except ImportError:
    POSIX_USERS = False


def user_name(uid):
    if not POSIX_USERS:
        return str(uid)
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)


def group_name(gid):
    return grp.getgrgid(gid).gr_name if POSIX_USERS else str(gid)


print(user_name(1000), group_name(1000))
