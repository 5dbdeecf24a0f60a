import multiprocessing as mp

ctx = mp.get_context()
jobs = ctx.JoinableQueue()
for url in ("a.html", "b.html"):
    jobs.put(url)

print(jobs.get(timeout=2))
