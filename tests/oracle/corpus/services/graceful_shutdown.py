import signal


class GracefulKiller:
    kill_now = False

    def __init__(self):
        signal.signal(signal.SIGINT, self.exit_gracefully)
        signal.signal(signal.SIGTERM, self.exit_gracefully)

    def exit_gracefully(self, signum, frame):
        self.kill_now = True


def serve(killer, batches):
    done = 0
    for batch in batches:
        if killer.kill_now:
            break
        done += len(batch)
    return done


killer = GracefulKiller()
print(serve(killer, [[1, 2], [3]]))
