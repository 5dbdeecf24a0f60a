import signal

NAMES = {int(s): s.name for s in signal.Signals}


def block(*numbers):
    if hasattr(signal, "pthread_sigmask"):
        return signal.pthread_sigmask(signal.SIG_BLOCK, numbers)
    return set()


print(NAMES[signal.SIGTERM], block(signal.SIGUSR1))
