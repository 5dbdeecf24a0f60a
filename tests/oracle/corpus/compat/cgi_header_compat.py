try:
    from cgi import parse_header
except ImportError:
    from email.message import Message

    def parse_header(line):
        """Replacement for cgi.parse_header, which is gone in 3.13."""
        m = Message()
        m["content-type"] = line
        params = m.get_params()
        return params[0][0], dict(params[1:])


def charset(header, default="utf-8"):
    _, params = parse_header(header)
    return params.get("charset", default)


print(charset('text/html; charset="latin-1"'), charset("text/plain"))
