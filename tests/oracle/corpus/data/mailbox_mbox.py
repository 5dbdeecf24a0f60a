import email.message
import mailbox
import os
import tempfile


def deliver(path, subject, body):
    msg = email.message.EmailMessage()
    msg["Subject"] = subject
    msg["From"] = "robot@example.org"
    msg.set_content(body)
    box = mailbox.mbox(path)
    box.lock()
    try:
        box.add(msg)
        box.flush()
    finally:
        box.unlock()
        box.close()


path = os.path.join(tempfile.mkdtemp(), "inbox")
deliver(path, "hello", "first mail")
print([m["subject"] for m in mailbox.mbox(path)])
