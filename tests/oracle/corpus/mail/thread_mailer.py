import threading
from email.message import EmailMessage


class Mailer(threading.Thread):
    def __init__(self, messages):
        super().__init__(daemon=True)
        self.messages = messages
        self.sent = 0

    def run(self):
        for m in self.messages:
            self.sent += len(m.as_string()) > 0


def message(to):
    m = EmailMessage()
    m["To"] = to
    m.set_content("Hi!")
    return m


mailer = Mailer([message(t) for t in ("a@example.com", "b@example.com")])
mailer.start()
mailer.join(timeout=5)
print(mailer.sent)
