try:
    import grp
    HAVE_GRP = True
except ImportError:
    grp = None
    HAVE_GRP = False


def members(group):
    # every UNIX has this
    return grp.getgrnam(group).gr_mem


print(HAVE_GRP)
print(members("wheel"))
