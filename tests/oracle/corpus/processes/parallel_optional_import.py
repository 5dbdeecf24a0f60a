try:
    from joblib import Parallel, delayed
except ImportError:
    Parallel = None

from multiprocessing import cpu_count


def score(x):
    return x * 10


def score_all(items, n_jobs=None):
    n_jobs = n_jobs or cpu_count()
    if Parallel is not None and n_jobs > 1:
        return Parallel(n_jobs=n_jobs)(delayed(score)(i) for i in items)
    return [score(i) for i in items]


print(score_all(range(3)))
