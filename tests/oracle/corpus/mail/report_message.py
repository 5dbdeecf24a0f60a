import os
import smtplib
from email.message import EmailMessage


def build(recipient, rows):
    msg = EmailMessage()
    msg["Subject"] = "Daily report"
    msg["From"] = "bot@example.com"
    msg["To"] = recipient
    msg.set_content("\n".join(rows))
    msg.add_attachment(b"a,b\n1,2\n", maintype="text", subtype="csv", filename="report.csv")
    return msg


msg = build("boss@example.com", ["all fine"])
host = os.environ.get("REPORT_SMTP_HOST")
if host:
    with smtplib.SMTP(host) as smtp:
        smtp.send_message(msg)
else:
    print(msg["Subject"], len(msg.as_bytes()) > 100)
