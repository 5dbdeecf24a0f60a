import threading


def make_spawner(name):
    count = 0

    def spawn(fn, *args):
        nonlocal count
        count += 1
        thread = threading.Thread(name=f"{name}-{count}", target=fn, args=args)

        def run():
            thread.start()
            thread.join()
            return thread.name

        return run

    return spawn


spawn = make_spawner("io")
items = []
job = spawn(items.append, "x")
print(job(), items)
