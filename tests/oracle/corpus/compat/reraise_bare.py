import logging
import threading

log = logging.getLogger(__name__)


def spawn(fn, *args):
    thread = threading.Thread(target=fn, args=args)
    try:
        thread.start()
    except RuntimeError:
        log.exception("could not start %s", fn)
        raise
    return thread


done = []
spawn(done.append, 1).join()
print(done)
