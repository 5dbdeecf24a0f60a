import multiprocessing as mp
import re
from collections import Counter
from functools import reduce
from operator import add

WORD = re.compile(r"\w+")


def count_words(chunk):
    return Counter(word.lower() for line in chunk for word in WORD.findall(line))


def chunks(lines, size):
    for start in range(0, len(lines), size):
        yield lines[start : start + size]


def total(lines, workers=2):
    context = mp.get_context("fork")
    with context.Pool(workers) as pool:
        parts = pool.map(count_words, chunks(lines, 2))
    return reduce(add, parts, Counter())


if __name__ == "__main__":
    text = ["the quick fox", "the lazy dog", "the end"]
    print(total(text).most_common(2))
