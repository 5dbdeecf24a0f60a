from contextlib import suppress

limits = {}
with suppress(ImportError, ValueError):
    import resource

    limits["nofile"] = resource.getrlimit(resource.RLIMIT_NOFILE)
    limits["core"] = resource.getrlimit(resource.RLIMIT_CORE)

print(limits)
