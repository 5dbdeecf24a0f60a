try:
    import resource
except AttributeError:
    resource = None


def cpu_seconds():
    if resource is None:
        return 0.0
    return resource.getrusage(resource.RUSAGE_SELF).ru_utime


print(cpu_seconds())
