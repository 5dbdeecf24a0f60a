from xml.dom import minidom
import xml.sax


class Depth(xml.sax.ContentHandler):
    def __init__(self):
        super().__init__()
        self.depth = self.max = 0

    def startElement(self, name, attrs):
        self.depth += 1
        self.max = max(self.max, self.depth)

    def endElement(self, name):
        self.depth -= 1


doc = minidom.Document()
root = doc.appendChild(doc.createElement("config"))
for key in ("a", "b"):
    node = root.appendChild(doc.createElement("option"))
    node.setAttribute("name", key)
text = doc.toprettyxml(indent="  ")
handler = Depth()
xml.sax.parseString(text.encode(), handler)
print(text, handler.max)
