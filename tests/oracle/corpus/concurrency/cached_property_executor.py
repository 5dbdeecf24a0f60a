from concurrent.futures import ThreadPoolExecutor
from functools import cached_property


class Client:
    max_workers = 3

    @cached_property
    def executor(self):
        return ThreadPoolExecutor(max_workers=self.max_workers)

    def request(self, method, path):
        return method, path, 200

    def request_async(self, method, path):
        return self.executor.submit(self.request, method, path)


client = Client()
fut = client.request_async("GET", "/")
print(fut.result())
