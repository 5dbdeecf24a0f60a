import sys

IS_WASM = sys.platform in ("emscripten", "wasi")

if not IS_WASM:
    import fcntl
    import multiprocessing.pool
    import resource


def pool_map(fn, items, workers=4):
    """Parallel where processes exist, serial in the browser."""
    items = list(items)
    if IS_WASM or len(items) < 2:
        return [fn(item) for item in items]
    with multiprocessing.pool.Pool(workers) as pool:
        return pool.map(fn, items)


def raise_limits():
    if IS_WASM:
        return None
    return resource.getrlimit(resource.RLIMIT_NOFILE), fcntl.F_GETFD


print(pool_map(abs, [-1, -2]), raise_limits())
