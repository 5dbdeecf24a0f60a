import concurrent.futures as cf

EXECUTORS = {
    "io": cf.ThreadPoolExecutor,
    "cpu": cf.ProcessPoolExecutor,
}


def make_executor(kind="io", workers=2):
    try:
        factory = EXECUTORS[kind]
    except KeyError:
        raise ValueError(f"unknown executor kind {kind!r}") from None
    return factory(max_workers=workers)


def word_count(text):
    return len(text.split())


texts = ["the quick brown fox", "jumps over", "the lazy dog"]
executor = make_executor("io")
futures = [executor.submit(word_count, t) for t in texts]
print(sum(f.result() for f in cf.as_completed(futures)))
executor.shutdown()
