"""Make thumbnails in the background."""
import queue
from threading import Thread

jobs = queue.Queue()
done = []


def worker():
    while True:
        name = jobs.get()
        if name is None:
            break
        done.append(name.replace(".jpg", "_thumb.jpg"))
        jobs.task_done()


workers = [Thread(target=worker, daemon=True) for _ in range(3)]
for w in workers:
    w.start()

for i in range(10):
    jobs.put(f"holiday{i:02}.jpg")
for _ in workers:
    jobs.put(None)
for w in workers:
    w.join()

print(len(done), "thumbnails")
