import csv
import io
import sqlite3

SALES = """region,product,amount
north,lamp,12
south,lamp,7
north,chair,30
"""


def load(connection: sqlite3.Connection, source) -> int:
    reader = csv.DictReader(source)
    connection.execute("create table sales (region text, product text, amount int)")
    with connection:
        cursor = connection.executemany(
            "insert into sales values (:region, :product, :amount)", reader
        )
    return cursor.rowcount


def by_region(connection):
    query = "select region, sum(amount) from sales group by region order by 2 desc"
    yield from connection.execute(query)


def main():
    with sqlite3.connect(":memory:") as connection:
        print(load(connection, io.StringIO(SALES)), "rows")
        for region, amount in by_region(connection):
            print(f"{region:<10}{amount:>6}")


if __name__ == "__main__":
    main()
