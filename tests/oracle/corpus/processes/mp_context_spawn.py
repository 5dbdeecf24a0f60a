import multiprocessing


def child(conn):
    conn.send({"pid": "x"})
    conn.close()


def main():
    ctx = multiprocessing.get_context("spawn")
    parent_conn, child_conn = ctx.Pipe()
    p = ctx.Process(target=child, args=(child_conn,))
    p.start()
    print(parent_conn.recv())
    p.join()


main()
