import os


def chown_tree(path, uid, gid):
    os.chown(path, uid, gid)
    for root, dirs, files in os.walk(path):
        for name in dirs + files:
            os.lchown(os.path.join(root, name), uid, gid)


os.makedirs("/tmp/tree/a/b", exist_ok=True)
open("/tmp/tree/a/f", "w").close()
chown_tree("/tmp/tree", os.getuid(), os.getgid())
print("done")
