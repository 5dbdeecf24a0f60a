from concurrent.futures import ThreadPoolExecutor, as_completed

SHARDS = ["eu-1", "eu-2", "us-1"]


def query(shard, term):
    return shard, len(term) * len(shard)


def search(term):
    hits = {}
    with ThreadPoolExecutor(max_workers=len(SHARDS)) as pool:
        futures = {pool.submit(query, shard, term): shard for shard in SHARDS}
        for future in as_completed(futures):
            shard, count = future.result()
            hits[shard] = count
    return hits


print(search("cloud"))
