"""Pack folders; the format follows the name of the archive."""
import io
import tarfile
import zipfile
from pathlib import Path, PurePosixPath


class Archiver:
    formats = {}

    def __init_subclass__(cls, suffixes=()):
        Archiver.formats.update(dict.fromkeys(suffixes, cls))

    @classmethod
    def for_path(cls, path):
        return cls.formats["".join(Path(path).suffixes)](path)

    def __init__(self, path):
        self.path = path


class Zip(Archiver, suffixes=[".zip"]):
    def pack(self, files):
        with zipfile.ZipFile(self.path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in files.items():
                archive.writestr(name, data)


class Tar(Archiver, suffixes=[".tar.gz", ".tar.xz", ".tar.bz2"]):
    def pack(self, files):
        mode = "w:" + Path(self.path).suffix.lstrip(".")
        with tarfile.open(self.path, mode) as archive:
            for name, data in files.items():
                info = tarfile.TarInfo(str(PurePosixPath("root") / name))
                info.size = len(data)
                archive.addfile(info, io.BytesIO(data))


content = {"a.txt": b"alpha" * 100, "b/c.txt": b"beta"}
for target in ("out.zip", "out.tar.gz", "out.tar.bz2", "out.tar.xz"):
    Archiver.for_path(target).pack(content)
    print(target, Path(target).stat().st_size)
