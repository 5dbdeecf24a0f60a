missing = []
for name in ("pwd", "grp", "json", "spwd"):
    try:
        __import__(name)
    except ImportError:
        missing.append(name)
print("missing:", ", ".join(missing))
