import sys

IS_WASM = sys.platform not in ("emscripten", "wasi")

if IS_WASM:
    limits = (0, 0)
else:
    import resource

    limits = resource.getrlimit(resource.RLIMIT_NOFILE)

print("open files:", limits)
