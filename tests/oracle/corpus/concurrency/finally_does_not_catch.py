import threading

STATE = {"running": False}


def start(fn):
    STATE["running"] = True
    try:
        threading.Thread(target=fn).start()
    finally:
        STATE["running"] = False


start(lambda: None)
