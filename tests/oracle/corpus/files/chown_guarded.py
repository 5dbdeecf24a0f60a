import os
import shutil
import tempfile


def give_to(path, user):
    try:
        shutil.chown(path, user=user)
    except (LookupError, PermissionError) as e:
        print("keeping the owner:", e)


with tempfile.NamedTemporaryFile() as f:
    give_to(f.name, os.getuid())
    give_to(f.name, "nobody-of-that-name")
    print(os.path.exists(f.name))
