from multiprocessing.dummy import Pool as ThreadPool


def shout(word):
    return word.upper() + "!"


pool = ThreadPool(3)
words = pool.map(shout, ["hey", "ho", "lets", "go"])
pool.close()
pool.join()
print(" ".join(words))
