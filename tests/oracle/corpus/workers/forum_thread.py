from dataclasses import dataclass, field


@dataclass
class Post:
    author: str
    text: str


@dataclass
class Thread:
    """A discussion thread."""

    title: str
    posts: list[Post] = field(default_factory=list)
    open: bool = False

    def start(self, author, text):
        self.open = True
        self.posts.append(Post(author, text))
        return self

    def join(self, author):
        if not self.open:
            raise RuntimeError("thread is closed")
        self.posts.append(Post(author, "joined"))


t = Thread(title="Which keyboard do you use?")
t.start("mia", "Mine is so loud...")
t.join("tom")
for post in t.posts:
    print(f"{post.author}: {post.text}")
