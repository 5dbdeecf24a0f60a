import multiprocessing as mp


class Cruncher(mp.Process):
    def __init__(self, numbers):
        super().__init__(daemon=True)
        self.numbers = numbers
        self.total = mp.Value("i", 0)

    def run(self):
        self.total.value = sum(self.numbers)


def crunch(numbers):
    c = Cruncher(numbers)
    c.start()
    c.join()
    return c.total.value


if __name__ == "__main__":
    print(crunch([1, 2, 3]))
