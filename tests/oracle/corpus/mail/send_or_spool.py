import smtplib
import tempfile
from email.mime.text import MIMEText
from pathlib import Path

SPOOL = Path(tempfile.mkdtemp())


def send(subject, body):
    mail = MIMEText(body)
    mail["Subject"] = subject
    try:
        with smtplib.SMTP("127.0.0.1", 2599, timeout=1) as s:
            s.send_message(mail)
    except (OSError, smtplib.SMTPException):
        (SPOOL / "1.eml").write_text(mail.as_string())


send("Hi", "text")
print([p.name for p in SPOOL.iterdir()])
