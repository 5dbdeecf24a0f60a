import io
import subprocess


def lines(stream):
    for line in stream:
        yield line.rstrip("\n")


def grep(pattern, source):
    return (line for line in source if pattern in line)


def sort_external(source):
    """The shell's sort, for files larger than memory."""
    with subprocess.Popen(["sort"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as p:
        out, _ = p.communicate("\n".join(source))
    yield from out.splitlines()


text = io.StringIO("b error\na ok\na error\n")
print(list(sort_external(grep("error", lines(text)))))
