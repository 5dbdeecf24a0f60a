"""Multipart form parsing for a tiny WSGI app."""
import cgi
import io


def parse_form(environ):
    form = cgi.FieldStorage(fp=environ["wsgi.input"], environ=environ, keep_blank_values=True)
    return {key: form.getfirst(key) for key in form}


def app(environ, start_response):
    data = parse_form(environ)
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [repr(data).encode()]


body = b"a=1&b=2"
environ = {
    "REQUEST_METHOD": "POST",
    "CONTENT_TYPE": "application/x-www-form-urlencoded",
    "CONTENT_LENGTH": str(len(body)),
    "wsgi.input": io.BytesIO(body),
}
print(app(environ, lambda *a: None))
