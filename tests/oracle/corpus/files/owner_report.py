from pathlib import Path
import stat

for path in sorted(Path(__file__).parent.glob("*.py"))[:3]:
    info = path.stat()
    print(stat.filemode(info.st_mode), path.owner(), path.group(), info.st_size, path.name)
