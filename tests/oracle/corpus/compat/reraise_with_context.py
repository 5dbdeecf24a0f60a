class ConfigurationError(Exception):
    pass


def locker():
    """The locking module of this platform."""
    try:
        import msvcrt

        return msvcrt
    except ImportError:
        try:
            import fcntl

            return fcntl
        except ImportError as exc:
            raise ConfigurationError("no file locking here") from exc


def main():
    module = locker()
    print(module.__name__)


main()
