"""Fields that each log line of a request carries."""
import contextvars
import io
import logging
import threading
import uuid

request_id = contextvars.ContextVar("request_id", default="-")
_local = threading.local()


class RequestFilter(logging.Filter):
    def filter(self, record):
        record.request = request_id.get()
        record.user = getattr(_local, "user", "anonymous")
        record.worker = threading.current_thread().name
        return True


def request(handler):
    def wrapped(*args, user=None, **kwargs):
        token = request_id.set(uuid.uuid4().hex[:8])
        _local.user = user or "anonymous"
        try:
            return handler(*args, **kwargs)
        finally:
            request_id.reset(token)
            del _local.user

    return wrapped


stream = io.StringIO()
log = logging.getLogger("shop")
out = logging.StreamHandler(stream)
out.setFormatter(logging.Formatter("%(request)s %(user)s %(worker)s %(message)s"))
out.addFilter(RequestFilter())
log.addHandler(out)


@request
def buy(item):
    log.warning("bought %s", item)


buy("lamp", user="bob")
buy("chair")
print(stream.getvalue())
