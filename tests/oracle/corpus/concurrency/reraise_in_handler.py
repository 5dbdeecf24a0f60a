import logging
import threading

log = logging.getLogger(__name__)


def launch(fn):
    try:
        t = threading.Thread(target=fn, daemon=True)
        t.start()
    except Exception:
        log.exception("could not launch %r", fn)
        raise
    return t


launch(print)
