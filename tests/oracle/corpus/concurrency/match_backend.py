import asyncio
import threading


def run_blocking(fn):
    return fn()


def run(backend, fn):
    match backend:
        case "inline":
            return run_blocking(fn)
        case "thread":
            t = threading.Thread(target=fn)
            t.start()
            t.join()
        case "async" | "asyncio":
            return asyncio.run(asyncio.to_thread(fn))
        case _:
            raise ValueError(backend)


for name in ["inline", "async"]:
    print(run(name, lambda: 7))
run("thread", lambda: print("in a thread"))
