from concurrent import futures
import logging

log = logging.getLogger(__name__)


class Uploader:
    def __init__(self, workers=2):
        self._pool = futures.ThreadPoolExecutor(workers)
        self._pending = []

    def upload(self, path):
        fut = self._pool.submit(self._upload_one, path)
        fut.add_done_callback(self._done)
        self._pending.append(fut)
        return fut

    def _upload_one(self, path):
        log.info("uploading %s", path)
        return len(path)

    def _done(self, fut):
        log.info("done: %s", fut.result())

    def close(self):
        self._pool.shutdown(wait=True)


uploader = Uploader()
for each in ("a.txt", "b.txt"):
    uploader.upload(each)
uploader.close()
