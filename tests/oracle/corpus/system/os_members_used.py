import os


def limits():
    info = {}
    for name in ("SC_PAGE_SIZE", "SC_OPEN_MAX", "SC_NPROCESSORS_ONLN"):
        try:
            info[name] = os.sysconf(name)
        except (ValueError, OSError):
            info[name] = None
    return info


print(limits())
print(os.getppid() >= 0, os.getpgid(0) >= 0, os.geteuid() == os.getuid())
print(os.get_terminal_size if hasattr(os, "get_terminal_size") else None)
