import sys

if sys.version_info < (3, 8):
    from cgi import escape
else:
    from html import escape

from xml.sax.saxutils import quoteattr


def tag(name, text="", **attrs):
    rendered = "".join(f" {k.rstrip('_')}={quoteattr(str(v))}" for k, v in attrs.items())
    return f"<{name}{rendered}>{escape(text)}</{name}>"


print(tag("a", "R&D", href="/x?a=1&b=2", class_="link"))
