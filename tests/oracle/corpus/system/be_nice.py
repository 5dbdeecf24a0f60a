import os


def lower_priority():
    try:
        os.nice(5)
    except AttributeError:
        print("no priorities on this system")


lower_priority()
print("crunching", sum(range(1000)))
