import urllib.request


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, req, fp, code, msg, headers, newurl):
        return None


def opener(https=True):
    handlers = [NoRedirect(), urllib.request.HTTPHandler()]
    if https:
        handlers.append(urllib.request.HTTPSHandler())
    return urllib.request.build_opener(*handlers)


op = opener()
op.addheaders = [("User-Agent", "demo/1.0")]
print(len(op.handlers) > 3)
