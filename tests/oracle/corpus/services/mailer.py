"""Mail that is written to a folder in development."""
import smtplib
import tempfile
from abc import ABC, abstractmethod
from email.message import EmailMessage
from pathlib import Path


class Mailer(ABC):
    def send(self, to, subject, text):
        message = EmailMessage()
        message["To"], message["Subject"] = to, subject
        message["From"] = "shop@example.org"
        message.set_content(text)
        self.deliver(message)

    @abstractmethod
    def deliver(self, message): ...


class SmtpMailer(Mailer):
    def __init__(self, host="localhost"):
        self.host = host

    def deliver(self, message):
        with smtplib.SMTP_SSL(self.host) as server:
            server.send_message(message)


class FolderMailer(Mailer):
    def __init__(self, folder):
        self.folder = Path(folder)

    def deliver(self, message):
        (self.folder / f"{message['To']}.eml").write_bytes(bytes(message))


def mailer_for(environment):
    if environment == "production":
        return SmtpMailer()
    return FolderMailer(tempfile.mkdtemp())


mailer = mailer_for("development")
mailer.send("ann@example.org", "Hello", "It works.")
print([path.name for path in mailer.folder.iterdir()])
