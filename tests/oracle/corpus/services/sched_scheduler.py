import sched
import time

scheduler = sched.scheduler(time.monotonic, time.sleep)
log = []


def job(name, reschedule=0):
    log.append(name)
    if reschedule:
        scheduler.enter(0.001, 1, job, (name, reschedule - 1))


scheduler.enter(0.003, 2, job, argument=("report",))
scheduler.enter(0.001, 1, job, argument=("poll",), kwargs={"reschedule": 2})
scheduler.run()
assert log.count("poll") == 3
print(log)
