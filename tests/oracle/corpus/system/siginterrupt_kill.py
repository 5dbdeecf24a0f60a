import os
import signal

got = []


def handler(signum, frame):
    got.append(signal.Signals(signum).name)


def notify_self(sig=signal.SIGUSR1):
    signal.signal(sig, handler)
    signal.siginterrupt(sig, False)
    os.kill(os.getpid(), sig)


notify_self()
print(got)
