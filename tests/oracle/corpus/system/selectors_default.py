import os
import selectors

sel = selectors.DefaultSelector()
r, w = os.pipe()
sel.register(r, selectors.EVENT_READ, data="pipe")
os.write(w, b"ping")
for key, mask in sel.select(timeout=0):
    print(key.data, os.read(key.fd, 10))
sel.close()
