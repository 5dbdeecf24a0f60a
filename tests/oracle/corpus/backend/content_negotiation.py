"""Pick the response format from an Accept header."""
import json
from cgi import parse_header

RENDERERS = {}


def renders(mime):
    def wrap(func):
        RENDERERS[mime] = func
        return func

    return wrap


@renders("application/json")
def as_json(data):
    return json.dumps(data)


@renders("text/plain")
def as_text(data):
    return "\n".join(f"{key}: {value}" for key, value in data.items())


def quality(part):
    mime, params = parse_header(part)
    return float(params.get("q", 1)), mime


def negotiate(accept):
    wanted = sorted((quality(part) for part in accept.split(",")), reverse=True)
    for _, mime in wanted:
        if mime in RENDERERS:
            return RENDERERS[mime]
    return as_text


render = negotiate("text/html, application/json;q=0.8, text/plain;q=0.9")
print(render({"name": "lamp", "price": 12}))
