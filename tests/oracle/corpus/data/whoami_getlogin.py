import os


def author():
    """Login name, used to stamp exported documents."""
    return os.getlogin().capitalize()


class Document:
    def __init__(self, title, author_name=None):
        self.title = title
        self.author = author_name or author()

    def __str__(self):
        return f"{self.title} ({self.author})"


print(Document("Draft", author_name="Ada"))
print(Document("Final"))
