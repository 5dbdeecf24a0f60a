import io
import xml.etree.ElementTree as ET
from xml.sax.saxutils import escape

FEED = """<rss><channel><title>News</title>
<item><title>One &amp; only</title><link>http://example.org/1</link></item>
<item><title>Two</title><link>http://example.org/2</link></item>
</channel></rss>"""


def items(text):
    for _, element in ET.iterparse(io.StringIO(text)):
        if element.tag == "item":
            yield {child.tag: child.text for child in element}
            element.clear()


def to_html(entries):
    return "\n".join(f"<li>{escape(e['title'])}</li>" for e in entries)


print(to_html(items(FEED)))
