from multiprocessing.dummy import Pool
from urllib.parse import urljoin

BASE = "https://example.org/docs/"


def normalise(link):
    return urljoin(BASE, link.strip().lower())


def map_links(links, mapper=map):
    return sorted(set(mapper(normalise, links)))


def main(links=("A.html", " b.html", "/c", "a.html")):
    pool = Pool(3)
    try:
        for url in map_links(links, mapper=pool.map):
            print(url)
    finally:
        pool.close()


if __name__ == "__main__":
    main()
