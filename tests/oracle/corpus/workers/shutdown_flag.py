from threading import Event, RLock, Semaphore
import queue

shutdown = Event()
guard = RLock()
slots = Semaphore(2)
q = queue.Queue(maxsize=5)

for n in (1, 2, 3):
    q.put_nowait(n)

total = 0
while not shutdown.is_set():
    with guard, slots:
        try:
            item = q.get_nowait()
        except queue.Empty:
            shutdown.set()
            continue
        total += item

print("total", total, "done:", shutdown.wait(timeout=0.1))
