import grp
import os


def group_of(path):
    gid = os.stat(path).st_gid
    try:
        return grp.getgrgid(gid).gr_name
    except KeyError:
        return str(gid)


print({p: group_of(p) for p in ("/", "/tmp")})
