import asyncio
from dataclasses import dataclass, field


@dataclass
class Crawler:
    pages: dict
    seen: set = field(default_factory=set)

    async def fetch(self, url):
        await asyncio.sleep(0.001)
        return self.pages.get(url, [])

    async def worker(self, queue):
        while True:
            url = await queue.get()
            try:
                for link in await self.fetch(url):
                    if link not in self.seen:
                        self.seen.add(link)
                        queue.put_nowait(link)
            finally:
                queue.task_done()

    async def crawl(self, start, workers=2):
        queue = asyncio.Queue()
        self.seen.add(start)
        queue.put_nowait(start)
        running = [asyncio.create_task(self.worker(queue)) for _ in range(workers)]
        await queue.join()
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
        return self.seen


site = {"/": ["/a", "/b"], "/a": ["/b", "/c"], "/c": ["/"]}
print(sorted(asyncio.run(Crawler(site).crawl("/"))))
