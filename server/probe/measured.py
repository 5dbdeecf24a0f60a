"""Everything that one npm version of Pyodide answers, asked once and kept in `.measured/`."""

from __future__ import annotations

import hashlib
import json
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from handlers import handlers
from measure import HERE, Interpreter
from startup import startups
from universe import elsewhere, methods, modules, names
from workerd import FOLDER as WORKERD

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

if TYPE_CHECKING:
    from behaviours import Proof

KEPT = HERE / ".measured"
INSIDE = hashlib.sha256((HERE / "inside.py").read_bytes()).hexdigest()
# Names that hashlib knows on Linux with OpenSSL 3 (CPython 3.8 to 3.13), its legacy and further
# digests by OpenSSL's own spelling, and what people write instead; with their sizes in bytes.
DIGESTS = {
    "md4": 16, "md5": 16, "md5-sha1": 36, "mdc2": 16, "ripemd160": 20, "rmd160": 20, "ripemd": 20,
    "whirlpool": 64, "sm3": 32, "sha1": 20, "sha224": 28, "sha256": 32, "sha384": 48, "sha512": 64,
    "sha512_224": 28, "sha512_256": 32, "sha512-224": 28, "sha512-256": 32, "sha3_224": 28,
    "sha3_256": 32, "sha3_384": 48, "sha3_512": 64, "sha3-224": 28, "sha3-256": 32, "sha3-384": 48,
    "sha3-512": 64, "shake_128": None, "shake_256": None, "shake128": None, "shake256": None,
    "blake2b": 64, "blake2s": 32, "blake2b512": 64, "blake2s256": 32, "sha-1": 20, "sha-224": 28,
    "sha-256": 32, "sha-384": 48, "sha-512": 64, "sha2-224": 28, "sha2-256": 32, "sha2-384": 48,
    "sha2-512": 64, "sha2-512/224": 28, "sha2-512/256": 32, "sha512/224": 28, "sha512/256": 32,
    "ssl3-md5": 16, "ssl3-sha1": 20, "rsa-md4": 16, "rsa-md5": 16, "rsa-sha1": 20,
    "rsa-sha224": 28, "rsa-sha256": 32, "rsa-sha384": 48, "rsa-sha512": 64, "rsa-ripemd160": 20,
    "blake2b-512": 64, "blake2s-256": 32, "ripemd-160": 20, "keccak-kmac-128": None,
    "keccak-kmac-256": None, "shake-128": None, "shake-256": None, "md2": 16, "null": 0,
    "sha": 20, "tiger": 24, "keccak-256": 32,
}  # fmt: skip


@dataclass(frozen=True)
class Measured:
    """The answers of one version."""

    platform: dict[str, str]
    imports: dict[str, Any]  # module -> {"failure": …} or {"lacking": [names], "raising": {…}}
    mounted: dict[str, Any]  # the same where Cloudflare's mounted modules are pretended
    algorithms: dict[str, Any]
    sizes: dict[str, int | None]
    calls: dict[str, Any]  # proof -> [exception, message], None (works) or "absent"
    topics: list[str]
    bases: dict[str, list[str]]  # exception -> what catches it
    shape: dict[str, Any]
    lacking_methods: dict[str, list[str]]  # class -> methods that others have

    def failed_algorithms(self) -> list[dict[str, Any]]:
        """Return the failures of `hashlib.new`."""
        return [answer["failure"] for answer in self.algorithms.values() if "failure" in answer]


def measure(version: str, table: list[Proof], *, reuse: bool) -> Measured:
    """Ask everything; with `reuse` only what was not asked before in the same words."""
    print(f"pyodide {version}", file=sys.stderr)  # noqa: T201
    interpreter = Remembering(version, reuse=reuse)
    questions = imports_asked()
    imports = verified(interpreter, questions)
    failing = [q for q in questions if imports[q["module"]].get("failure")]
    lacking = [q for q in questions if imports[q["module"]].get("lacking")]
    pretended = [{**question, "mounted": mounted_modules()} for question in failing + lacking]
    mounted = dict(imports)
    mounted.update(by_module(pretended, interpreter.ask(pretended)))
    spellings = {**DIGESTS, **{name.upper(): size for name, size in DIGESTS.items()}}
    bases = exception_bases(interpreter, imports)
    platform, topics = interpreter.ask([{"do": "platform"}, {"do": "topics"}])
    hashes = interpreter.ask([{"do": "algorithm", "name": name} for name in spellings])
    for answer in hashes:
        remember(answer.get("failure"), bases)
    called = [name for proof in table for name in proof.names]
    called += [name for entry in startups() for name in entry.names]
    called += [name for entry in handlers() for name in entry.names]
    # nobody's names, and those that are JavaScript's
    strange = {"antigravity", "this", *platform_modules("pyodide"), *platform_modules("workers")}
    (shape,) = interpreter.ask(
        [{
            "do": "shape",
            "modules": [name for name, answer in imports.items() if "failure" not in answer
                        and name not in strange],
            "names": [name for name in called if name.partition(".")[0] not in strange],
            "classes": sorted(methods()),
        }]
    )  # fmt: skip
    lacking_methods = interpreter.ask(
        [
            {"do": "lacking methods", "class": name, "names": found}
            for name, found in methods().items()
        ]
    )
    return Measured(
        platform=platform,
        imports=imports,
        mounted=mounted,
        algorithms=dict(zip(spellings, hashes, strict=True)),
        sizes=spellings,
        calls=calls(interpreter, table, bases),
        topics=topics,
        bases=bases,
        shape=shape,
        lacking_methods=dict(zip(methods(), lacking_methods, strict=True)),
    )


def imports_asked() -> list[dict[str, Any]]:
    """Return the question about each module."""
    promised, others = names(), elsewhere()
    asked = [*(module.name for module in modules()), *platform_modules("pyodide")]
    return [
        {
            "do": "import",
            "module": name,
            "names": sorted({*promised.get(name, ()), *others.get(name, ())}),
        }
        for name in asked
    ]


def platform_modules(provider: str) -> list[str]:
    """Return the modules that Pyodide, or Workers, add to Python's."""
    with (HERE / "runtimes.toml").open("rb") as file:
        provided: list[str] = tomllib.load(file)["platform"][provider]
    return provided


def mounted_modules() -> list[str]:
    """Return what Cloudflare mounts into any of its runtimes."""
    with (HERE / "runtimes.toml").open("rb") as file:
        runtimes = tomllib.load(file)["runtime"]
    return sorted({name for runtime in runtimes for name in runtime.get("mounted", ())})


def verified(interpreter: Remembering, questions: list[dict[str, Any]]) -> dict[str, Any]:
    """Ask about every module, and about what fails once more, fresh and in reverse order.

    A module that answers differently the second time depends on what came before it; it is
    asked alone, in an interpreter of its own.
    """
    imports = by_module(questions, interpreter.ask(questions))
    for question in questions:
        if "fatal" in imports[question["module"]] or "hang" in imports[question["module"]]:
            raise RuntimeError(f"importing {question['module']}: {imports[question['module']]}")
    fine: dict[str, Any] = {"lacking": [], "raising": {}}
    again = [q for q in reversed(questions) if imports[q["module"]] != fine]
    repeated = by_module(again, interpreter.ask(again))
    for question in again:
        module = question["module"]
        if repeated[module] != imports[module]:
            (imports[module],) = interpreter.ask([question])
            print(f"  {module} depends on order: asked alone", file=sys.stderr)  # noqa: T201
    return imports


def by_module(questions: list[dict[str, Any]], answers: list[Any]) -> dict[str, Any]:
    """Return the answers by what was asked."""
    return {question["module"]: answer for question, answer in zip(questions, answers, strict=True)}


def calls(
    interpreter: Remembering, table: list[Proof], bases: dict[str, list[str]]
) -> dict[str, Any]:
    """Run the proofs and say of each how its last line fails."""
    answers = interpreter.ask([{"do": "run", "code": proof.code} for proof in table])
    found: dict[str, Any] = {}
    for proof, answer in zip(table, answers, strict=True):
        failure = answer.get("failure")
        remember(failure, bases)
        found[proof.key] = proof.failure_in(failure or answer, bases)
        if failure is None:
            continue
        if proof.is_absent(failure["message"]):
            found[proof.key] = "absent"
        elif answer["line"] < len(proof.code.splitlines()):
            imports = failure["exception"] in {"ImportError", "ModuleNotFoundError"}
            found[proof.key] = "absent" if imports else None
    return found


def exception_bases(interpreter: Remembering, imports: dict[str, Any]) -> dict[str, list[str]]:
    """Return what catches each exception of imports, of workerd's records and of the docs."""
    bases: dict[str, list[str]] = {}
    for answer in imports.values():
        remember(answer.get("failure"), bases)
        for failure in answer.get("raising", {}).values():
            remember(failure, bases)
    named = {"OSError", "RuntimeError", "AttributeError", "ImportError", "ModuleNotFoundError"}
    for path in WORKERD.glob("*.json"):
        stored = json.loads(path.read_text("utf-8"))
        for record in records_of(stored):
            named.add(record.get("exception", "OSError"))
    named |= {entry.failure[0] for entry in handlers() if entry.failure and entry.failure[0]}
    unknown = sorted(named - set(bases))
    answers = interpreter.ask([{"do": "bases", "exception": name} for name in unknown])
    for name, found in zip(unknown, answers, strict=True):
        if isinstance(found, dict):  # workerd raises it on a newer Pyodide only
            bases[name] = [name, "Exception", "BaseException"]
        else:
            bases[name] = bases[found[0]] = found
    return bases


def records_of(stored: dict[str, Any]) -> list[dict[str, str]]:
    """Return all records of an extract."""
    kinds = ("imports", "calls", "startup", "workers")
    return [record for kind in kinds for record in stored[kind].values()]


def remember(failure: dict[str, Any] | None, bases: dict[str, list[str]]) -> None:
    """Note what catches an exception that was met."""
    if failure is not None:
        bases[failure["exception"]] = failure["bases"]


class Remembering:
    """An interpreter whose answers are kept in `.measured/`."""

    def __init__(self, version: str, *, reuse: bool) -> None:
        self._interpreter = Interpreter(version)
        self._path = KEPT / f"{version}.json"
        self._known: dict[str, Any] = {}
        if reuse and self._path.exists():
            self._known = json.loads(self._path.read_text("utf-8"))

    def ask(self, jobs: list[dict[str, Any]]) -> list[Any]:
        """Ask what is not known from before."""
        # another inside.py may answer the same question differently
        key = f"{INSIDE} {json.dumps(jobs)}"
        if key not in self._known:
            self._known[key] = self._interpreter.ask(jobs)
            KEPT.mkdir(exist_ok=True)
            self._path.write_text(json.dumps(self._known), "utf-8")
        answers: list[Any] = self._known[key]
        return answers
