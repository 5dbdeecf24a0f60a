import multiprocessing


class Pipeline:
    """Stages connected by queues."""

    def __init__(self, stages):
        self.stages = stages
        self.queues = [multiprocessing.Queue() for _ in range(len(stages) + 1)]

    def feed(self, items):
        for item in items:
            self.queues[0].put(item)

    def run(self):
        for stage, source, sink in zip(self.stages, self.queues, self.queues[1:]):
            sink.put(stage(source.get()))
        return self.queues[-1].get()


p = Pipeline([str.upper, str.strip])
p.feed([" hello "])
print(p.run())
