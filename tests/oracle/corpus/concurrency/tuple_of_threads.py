import threading as th


def reader():
    print("read")


def writer():
    print("write")


def build():
    return th.Thread(target=reader), th.Thread(target=writer)


r, w = build()
print(r.name, w.name, r.daemon)
w.start()
r.start()
