from multiprocessing import Manager, Process


def add_points(scores, player, points):
    scores[player] = scores.get(player, 0) + points


def main():
    with Manager() as manager:
        scores = manager.dict()
        procs = [Process(target=add_points, args=(scores, p, n)) for p, n in [("a", 3), ("b", 5)]]
        for p in procs:
            p.start()
        for p in procs:
            p.join()
        print(dict(scores))


if __name__ == "__main__":
    main()
