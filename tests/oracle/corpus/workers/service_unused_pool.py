from concurrent.futures import ThreadPoolExecutor, Future


class ReportService:
    def __init__(self, parallel=False):
        self.parallel = parallel
        self._pool = ThreadPoolExecutor(max_workers=2)

    def render(self, name):
        return f"<h1>{name}</h1>"

    def submit(self, name) -> Future:
        if self.parallel:
            return self._pool.submit(self.render, name)
        f = Future()
        f.set_result(self.render(name))
        return f


service = ReportService()
print(service.submit("Sales Q3").result())
