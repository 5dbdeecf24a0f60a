from dataclasses import dataclass, field
from functools import singledispatchmethod


@dataclass
class Pay:
    amount: int


@dataclass
class Ship:
    address: str


@dataclass
class PrintLabel:
    printer: str = "lp0"


@dataclass
class Order:
    total: int
    state: str = "new"
    log: list = field(default_factory=list)

    @singledispatchmethod
    def handle(self, event):
        raise TypeError(f"cannot handle {event!r}")

    @handle.register
    def _(self, event: Pay):
        self.state = "paid" if event.amount >= self.total else self.state

    @handle.register
    def _(self, event: Ship):
        self.state = "shipped"
        self.log.append(event.address)

    @handle.register
    def _(self, event: PrintLabel):
        import subprocess

        label = "\n".join([*self.log, f"total {self.total}"])
        subprocess.run(["cat"], input=label.encode(), stdout=subprocess.DEVNULL, check=True)
        self.state = "labelled"


order = Order(20)
for event in (Pay(20), Ship("Main Street 1"), PrintLabel()):
    order.handle(event)
    print(order.state)
