import os

FEATURES = {}
for _name in ("fork", "geteuid", "chroot", "memfd_create", "sched_yield", "posix_fadvise"):
    FEATURES[_name] = hasattr(os, _name)


def is_root():
    return getattr(os, "geteuid", lambda: -1)() == 0


def anonymous_file():
    create = getattr(os, "memfd_create", None)
    if create is None:
        import tempfile

        return tempfile.TemporaryFile()
    return os.fdopen(create("anon"), "w+b")


with anonymous_file() as f:
    f.write(b"x")
print(FEATURES, is_root())
