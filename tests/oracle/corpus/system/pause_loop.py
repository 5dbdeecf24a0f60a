import signal


def wait_for_signal(*signals):
    received = []
    for s in signals:
        signal.signal(s, lambda n, _: received.append(n))
    signal.pause()
    return received


print(wait_for_signal(signal.SIGUSR1))
