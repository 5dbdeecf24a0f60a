"""Log in through the browser; print the address when there is none."""
import secrets
import webbrowser
from urllib.parse import urlencode


class Login:
    endpoint = "https://login.example.org/authorize"

    def __init__(self, client, opener=None):
        self.client = client
        self.opener = opener
        self.state = secrets.token_hex(8)

    @property
    def url(self):
        return f"{self.endpoint}?{urlencode({'client_id': self.client, 'state': self.state})}"

    def start(self):
        if self.opener is not None and self.opener(self.url):
            return "opened"
        return f"please open {self.url.split('?')[0]}"


def main(headless=True):
    opener = None if headless else webbrowser.open_new_tab
    print(Login("cli", opener).start())


main()
