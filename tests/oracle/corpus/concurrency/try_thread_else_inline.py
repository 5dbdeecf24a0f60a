import threading


def run_job(job):
    t = threading.Thread(target=job)
    try:
        t.start()
    except RuntimeError as e:
        if "can't start new thread" not in str(e):
            raise
        job()
    else:
        t.join()


run_job(lambda: print("ran"))
