import shutil
from subprocess import check_call


def compress(path):
    tool = shutil.which("pigz") or "gzip"
    check_call([tool, "-k", path])
    return path + ".gz"


with open("/tmp/big.txt", "w") as f:
    f.write("x" * 1000)
compress("/tmp/big.txt")
