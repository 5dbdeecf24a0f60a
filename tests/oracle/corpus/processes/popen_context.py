from subprocess import PIPE, STDOUT, Popen


def stream(cmd):
    with Popen(cmd, stdout=PIPE, stderr=STDOUT, bufsize=1, universal_newlines=True) as proc:
        for line in proc.stdout:
            yield line.rstrip()


def main():
    for line in stream(["ping", "-c", "1", "localhost"]):
        print(line)


main()
