import http.client
import json


class ApiClient:
    def __init__(self, host, token):
        self.headers = {"Authorization": f"Bearer {token}"}
        self.conn = http.client.HTTPSConnection(host, timeout=5)

    def payload(self, **fields):
        return json.dumps(fields)


client = ApiClient("api.example.com", "t0ken")
print(client.payload(name="box", size=3))
