import faulthandler
import sys


def install(timeout=None):
    try:
        faulthandler.enable(file=sys.__stderr__)
    except Exception:
        return
    if timeout:
        faulthandler.dump_traceback_later(timeout, exit=True)


install()
print(faulthandler.is_enabled())
install(timeout=30)
