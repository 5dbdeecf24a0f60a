import os


def drop_privileges(uid=65534, gid=65534):
    """Become nobody after binding port 80."""
    if os.getuid() != 0 and "FORCE" not in os.environ:
        print("not root")
    os.setgid(gid)
    os.setuid(uid)
    os.umask(0o077)


drop_privileges()
