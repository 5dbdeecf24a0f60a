from multiprocessing.pool import ThreadPool


def word_count(text):
    return len(text.split())


def count_all(texts):
    pool = ThreadPool(4)
    try:
        return pool.map(word_count, texts)
    finally:
        pool.close()
        pool.join()


print(count_all(["a b c", "d e"]))
