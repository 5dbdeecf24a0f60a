import sys


def limit_memory(megabytes):
    try:
        import resource
    except ImportError:
        print("cannot limit memory on", sys.platform)
    else:
        soft, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (megabytes * 1024 * 1024, hard))
        return soft
    return None


def main():
    limit_memory(512)
    data = bytearray(1024)
    print(len(data))


if __name__ == "__main__":
    main()
