import concurrent.futures

URLS = {
    "home": "https://example.com/",
    "about": "https://example.com/about",
}


def load(name, url):
    # pretend to do the request
    return name, len(url)


def crawl():
    sizes = {}
    executor = concurrent.futures.ThreadPoolExecutor(max_workers=5)
    try:
        future_to_url = {executor.submit(load, k, v): k for k, v in URLS.items()}
        for future in concurrent.futures.as_completed(future_to_url):
            name, size = future.result()
            sizes[name] = size
    finally:
        executor.shutdown()
    return sizes


print(crawl())
