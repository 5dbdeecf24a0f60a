import urllib.request


def build(user_agent, proxies=None):
    handlers = [urllib.request.HTTPSHandler(), urllib.request.ProxyHandler(proxies or {})]
    opener = urllib.request.build_opener(*handlers)
    opener.addheaders = [("User-Agent", user_agent)]
    return opener


opener = build("newsbot/0.3")
print(opener.addheaders)
