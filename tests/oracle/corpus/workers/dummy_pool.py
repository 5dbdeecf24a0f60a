"""Fetch pages side by side (threads are enough, this waits mostly)."""
from multiprocessing.dummy import Pool as ThreadPool
from urllib.parse import urljoin
import time

BASE = "https://example.org/docs/"


class Crawler:
    def __init__(self, fetch, workers=3):
        self.fetch = fetch
        self.pool = ThreadPool(workers)

    def crawl(self, pages):
        urls = [urljoin(BASE, page) for page in pages]
        try:
            return dict(zip(urls, self.pool.map(self.fetch, urls)))
        finally:
            self.pool.close()


def fake_fetch(url):
    time.sleep(0.01)
    return len(url)


if __name__ == "__main__":
    print(Crawler(fake_fetch).crawl(["a.html", "../b.html"]))
