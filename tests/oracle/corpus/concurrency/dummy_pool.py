from multiprocessing.dummy import Pool as ThreadPool

names = ["alice", "bob", "carol"]


def greet(name):
    return "Hello " + name.title()


with ThreadPool(3) as pool:
    for line in pool.imap_unordered(greet, names):
        print(line)
