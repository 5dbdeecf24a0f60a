from concurrent.futures import ThreadPoolExecutor


class ImageService:
    """Scales pictures in the background."""

    def __init__(self, workers=2):
        self._pool = ThreadPoolExecutor(max_workers=workers, thread_name_prefix="scale")
        self._pending = {}

    def enqueue(self, name, size):
        self._pending[name] = self._pool.submit(self._scale, size)

    def _scale(self, size):
        return tuple(n // 2 for n in size)

    def result(self, name):
        return self._pending.pop(name).result()

    def close(self):
        self._pool.shutdown(wait=True)


service = ImageService()
try:
    service.enqueue("cat.png", (640, 480))
    print(service.result("cat.png"))
finally:
    service.close()
