import sys
import threading
import traceback


def excepthook(args):
    traceback.print_exception(args.exc_type, args.exc_value, args.exc_traceback, file=sys.stderr)


threading.excepthook = excepthook
threading.stack_size(0)
main = threading.main_thread()
assert threading.current_thread() is main
print(main.name, main.is_alive(), [t.name for t in threading.enumerate()])


def heartbeat():
    print("tick")
    timer = threading.Timer(10, heartbeat)
    timer.daemon = True
    return timer


heartbeat()
