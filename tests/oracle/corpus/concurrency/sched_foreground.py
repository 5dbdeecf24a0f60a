import sched
import time

s = sched.scheduler(time.time, time.sleep)


def say(word, times=[]):
    times.append(word)
    print(word, len(times))


s.enter(0.002, 1, say, argument=("world",))
s.enter(0.001, 1, say, kwargs={"word": "hello"})
s.run()
