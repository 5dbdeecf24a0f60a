import multiprocessing


class Consumer(multiprocessing.Process):
    def __init__(self, items):
        super(Consumer, self).__init__()
        self.items = items

    def run(self):
        for item in self.items:
            print("%s: %s" % (self.name, item))


def main(num_consumers=2):
    consumers = [Consumer(range(i)) for i in range(num_consumers)]
    for c in consumers:
        c.start()
    for c in consumers:
        c.join()


main()
