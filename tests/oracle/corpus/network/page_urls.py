from urllib.parse import urlencode, urljoin, urlsplit, parse_qs
from urllib.request import Request

BASE = "https://api.example.com/v2/"


def search_request(term, page=1):
    url = urljoin(BASE, "search") + "?" + urlencode({"q": term, "page": page})
    return Request(url, headers={"Accept": "application/json"}, method="GET")


req = search_request("red shoes", 2)
print(req.get_method(), req.full_url)
print(parse_qs(urlsplit(req.full_url).query))
