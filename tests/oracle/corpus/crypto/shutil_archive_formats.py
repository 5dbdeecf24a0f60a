import os
import shutil
import tempfile


def archive(folder, prefer=("xztar", "zip", "gztar", "tar")):
    known = [name for name, _ in shutil.get_archive_formats()]
    for fmt in prefer:
        if fmt in known:
            return shutil.make_archive(folder + "-archive", fmt, folder)
    raise RuntimeError("nothing to archive with")


with tempfile.TemporaryDirectory() as tmp:
    src = os.path.join(tmp, "src")
    os.mkdir(src)
    open(os.path.join(src, "f"), "w").close()
    print(os.path.basename(archive(src)))
