"""Raise the number of open files, if the system lets us."""


def raise_limit(wanted=256):
    try:
        import resource

        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, min(wanted, hard)), hard))
    except (ValueError, OSError) as e:
        print("could not raise the limit:", e)


raise_limit()
print("starting")
