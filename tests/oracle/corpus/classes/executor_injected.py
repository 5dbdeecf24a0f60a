from concurrent.futures import Future, ThreadPoolExecutor


class InlineExecutor:
    def __init__(self):
        self.count = 0

    def submit(self, fn, *args, **kwargs):
        self.count += 1
        f = Future()
        f.set_result(fn(*args, **kwargs))
        return f

    def shutdown(self):
        pass


class Crawler:
    def __init__(self, executor=None):
        self.executor = executor or ThreadPoolExecutor(4)

    def crawl(self, urls):
        futures = [self.executor.submit(self.fetch, u) for u in urls]
        return [f.result() for f in futures]

    def fetch(self, url):
        return len(url)


print(Crawler(InlineExecutor()).crawl(["http://a", "http://bb"]))
