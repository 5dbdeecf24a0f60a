import grp
import os


def groups_of(user):
    return sorted(g.gr_name for g in grp.getgrall() if user in g.gr_mem)


def may_deploy(user, allowed=("wheel", "sudo", "docker")):
    """Deploying is for administrators."""
    return os.getuid() == 0 or any(g in allowed for g in groups_of(user))


print(may_deploy("nobody"))
