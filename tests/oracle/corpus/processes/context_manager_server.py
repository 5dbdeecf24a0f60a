import contextlib
import subprocess
import sys


@contextlib.contextmanager
def http_server(port=8000):
    proc = subprocess.Popen([sys.executable, "-m", "http.server", str(port)])
    try:
        yield f"http://localhost:{port}"
    finally:
        proc.terminate()
        proc.wait()


with http_server() as url:
    print("serving", url)
