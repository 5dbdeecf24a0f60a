import uuid


class Ids:
    """Sortable identifiers where Python has them."""

    @staticmethod
    def sortable():
        return uuid.uuid7()

    @staticmethod
    def random():
        return uuid.uuid4()


def new_order(customer):
    return {"id": str(Ids.sortable()), "customer": customer, "token": str(Ids.random())}


print(new_order("ada"))
