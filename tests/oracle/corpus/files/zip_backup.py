import zipfile
import tempfile
from pathlib import Path
from datetime import date


def backup(folder: Path) -> Path:
    target = folder.with_name(f"{folder.name}-{date.today():%Y%m%d}.zip")
    with zipfile.ZipFile(target, "w", compression=zipfile.ZIP_DEFLATED) as z:
        for p in folder.rglob("*"):
            if p.is_file():
                z.write(p, p.relative_to(folder))
    return target


with tempfile.TemporaryDirectory() as d:
    docs = Path(d, "docs")
    (docs / "old").mkdir(parents=True)
    (docs / "todo.md").write_text("- milk\n")
    (docs / "old" / "done.md").write_text("- bread\n")
    with zipfile.ZipFile(backup(docs)) as z:
        print(z.namelist())
