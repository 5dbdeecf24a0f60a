from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
import hashlib
import tempfile


def checksum(path: Path) -> tuple[str, str]:
    return path.name, hashlib.sha256(path.read_bytes()).hexdigest()


def main():
    with tempfile.TemporaryDirectory() as tmp:
        root = Path(tmp)
        for n in range(5):
            (root / f"part{n}.bin").write_bytes(bytes([n]) * 1000)

        with ThreadPoolExecutor(max_workers=4) as ex:
            for name, digest in ex.map(checksum, sorted(root.iterdir())):
                print(f"{digest[:12]}  {name}")


if __name__ == "__main__":
    main()
