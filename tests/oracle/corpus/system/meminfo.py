def meminfo():
    values = {}
    with open("/proc/meminfo") as f:
        for line in f:
            key, _, rest = line.partition(":")
            values[key] = int(rest.split()[0])
    return values


m = meminfo()
print(f"{m['MemTotal'] // 1024} MB in total")
