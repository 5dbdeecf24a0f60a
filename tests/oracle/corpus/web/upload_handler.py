"""Spool an upload to disk, then move it in place atomically."""
import os
import shutil
import stat
import tempfile


class UploadError(Exception):
    """The upload could not be stored."""


def fs_free(path):
    return shutil.disk_usage(path).free


class Upload:
    limit = 1 << 16

    def __init__(self, target):
        self.target = target
        self.spool = tempfile.SpooledTemporaryFile(max_size=self.limit)

    def write(self, chunk):
        self.spool.write(chunk)

    def commit(self, mode=0o640):
        self.spool.seek(0)
        folder = os.path.dirname(self.target) or "."
        if fs_free(folder) < self.limit:
            raise UploadError("disk full")
        fd, name = tempfile.mkstemp(dir=folder, prefix=".up-")
        try:
            with os.fdopen(fd, "wb") as out:
                shutil.copyfileobj(self.spool, out)
                out.flush()
                os.fsync(out.fileno())
            os.chmod(name, mode)
            os.replace(name, self.target)
        except BaseException:
            os.unlink(name)
            raise
        return os.stat(self.target)


upload = Upload("picture.png")
for _ in range(3):
    upload.write(b"\x89PNG" * 10000)
info = upload.commit()
print(info.st_size, stat.filemode(info.st_mode))
