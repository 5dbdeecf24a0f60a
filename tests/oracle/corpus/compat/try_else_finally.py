import io

trace = []


def read_number(stream):
    try:
        trace.append("try")
        value = int(stream.readline())
    except ValueError:
        trace.append("except")
        value = None
    else:
        trace.append("else")
    finally:
        trace.append("finally")
        stream.close()
    return value


try:
    import grp
except ImportError:
    GROUPS = False
else:
    GROUPS = bool(grp.getgrall())

print(read_number(io.StringIO("12\n")), read_number(io.StringIO("x\n")), GROUPS)
print(trace)
