"""Compile templates to Python, keep the bytecode beside them."""
import marshal
import os
import re
import tempfile
from hashlib import sha1
from pathlib import Path
from types import CodeType

TOKEN = re.compile(r"\{\{\s*(.+?)\s*\}\}")


class BytecodeCache:
    def __init__(self, folder=None):
        self.folder = Path(folder or self._default_folder())

    def _default_folder(self):
        tmpdir = tempfile.gettempdir()
        if os.name == "nt":
            return tmpdir
        if not hasattr(os, "getuid"):
            raise RuntimeError("cannot determine safe temp directory")
        actual = os.path.join(tmpdir, f"_tpl-cache-{os.getuid()}")
        os.makedirs(actual, mode=0o700, exist_ok=True)
        os.chmod(actual, 0o700)
        if os.lstat(actual).st_uid != os.getuid():
            raise RuntimeError("unsafe temp directory")
        return actual

    def get(self, source, build) -> CodeType:
        path = self.folder / f"{sha1(source.encode()).hexdigest()}.cache"
        if path.exists():
            return marshal.loads(path.read_bytes())
        code = build(source)
        path.write_bytes(marshal.dumps(code))
        return code


class Template:
    cache = BytecodeCache()

    def __init__(self, source):
        self.code = self.cache.get(source, self._compile)

    @staticmethod
    def _compile(source):
        parts = TOKEN.split(source)
        body = [repr(p) if i % 2 == 0 else f"str({p})" for i, p in enumerate(parts)]
        return compile(" + ".join(body), "<template>", "eval")

    def render(self, **context):
        return eval(self.code, {"upper": str.upper}, context)


for _ in range(2):
    print(Template("Dear {{ upper(name) }}, you owe {{ amount * 2 }}").render(name="ada", amount=4))
