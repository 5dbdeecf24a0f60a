from pathlib import Path


def describe(path):
    p = Path(path)
    return {"size": p.stat().st_size, "suffix": p.suffix, "owner": p.owner()}


Path("/tmp/owned.txt").write_text("x")
print(describe("/tmp/owned.txt"))
