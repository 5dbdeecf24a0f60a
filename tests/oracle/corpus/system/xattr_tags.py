import os


def set_tag(path, tag):
    os.setxattr(path, "user.tag", tag.encode())


def get_tag(path):
    return os.getxattr(path, "user.tag").decode()


open("/tmp/tagged", "w").close()
set_tag("/tmp/tagged", "blue")
print(get_tag("/tmp/tagged"))
