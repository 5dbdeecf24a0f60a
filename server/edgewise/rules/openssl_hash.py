"""A hash algorithm that needs OpenSSL.

## What it does
Reports `hashlib.new`, `hashlib.file_digest`, `hmac.new` and `hmac.digest` with an algorithm that
only OpenSSL has, and `hashlib.pbkdf2_hmac` and `hashlib.scrypt`, which OpenSSL provides.

## Why is this bad?
The runtime's `hashlib` has no OpenSSL by default. MD5, SHA-1, SHA-2, SHA-3 and BLAKE2 are built
in; anything else raises `ValueError: unsupported hash type`, though
`hashlib.algorithms_available` on your laptop lists it.

## Example
```python
import hashlib

digest = hashlib.new("ripemd160", b"order 1").hexdigest()
```

## Use instead
```python
import hashlib

digest = hashlib.new("blake2b", b"order 1", digest_size=20).hexdigest()
```

Another algorithm gives another digest. Where a fixed one is required, as in a protocol, use a
package that implements it in Python.

## Targets
All Workers runtimes; Pyodide before 314 without its package `hashlib`.

## How to configure
Suppress one line with `# edgewise: ignore[EW301]`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from edgewise.finding import Severity
from edgewise.fixes.fix import Fix, ReplaceAlgorithm
from edgewise.rules.rule import Problem, Rule, Surroundings, guard_fix, instead, outcome, since
from edgewise.runtimes.noting import remembered
from edgewise.runtimes.runtime import Category
from edgewise.semantics.references import Kind

if TYPE_CHECKING:
    from edgewise.runtimes.runtime import Algorithm, Runtime
    from edgewise.semantics.references import Reference

# BLAKE2 makes digests of any length up to these, in bytes.
_BLAKE2 = {"blake2s": 32, "blake2b": 64}
# Not offered in place of another: collisions are found in practice.
_WEAK = frozenset({"md5", "sha1"})
_MOST_OFFERED = 4


class OpensslHash(Rule):
    """EW301."""

    code = "EW301"
    name = "openssl-hash"
    severity = Severity.WARNING
    subjects = frozenset({"hashlib.pbkdf2_hmac", "hashlib.scrypt"})

    def objects(self, reference: Reference, runtime: Runtime, around: Surroundings) -> bool:
        """An uncaught use of an algorithm, or of a function, that OpenSSL provides."""
        if not reference.fails:
            return False
        return reference.kind is Kind.ALGORITHM or reference.name in self.subjects

    def severity_of(self, problem: Problem) -> Severity:
        """An import that fails stops the Worker."""
        failing_import = problem.reference.kind is Kind.FROM_IMPORT
        return Severity.ERROR if failing_import else self.severity

    def message(self, problem: Problem) -> str:
        """Say which algorithm, and which work."""
        algorithm = problem.reference.algorithm
        if algorithm is None:
            return (
                f"`{problem.name}` needs OpenSSL, which {problem.where} does not have by default: "
                f"using it {outcome(problem)}.{since(problem)}{instead(problem, Category.HASH)}"
            )
        working = _listed([new for new, _ in _replacements(algorithm, problem)])
        return (
            f"The hash algorithm `{algorithm}` needs OpenSSL, which {problem.where} does not have "
            f"by default: `{problem.name}` {outcome(problem)}.{since(problem)} "
            f"Built in are, among others, {working}."
        )

    def fixes(self, problem: Problem) -> tuple[Fix, ...]:
        """Another algorithm, one that makes digests of the same size first."""
        written = problem.reference.algorithm
        if written is None:
            return guard_fix(problem)
        return tuple(
            Fix(
                f"Replace {written} by {_called(new, size)} (the digest changes)",
                ReplaceAlgorithm(written, new, size),
            )
            for new, size in _replacements(written, problem)
        )


def working_algorithms(runtimes: tuple[Runtime, ...]) -> dict[str, Algorithm]:
    """The algorithms that work on all of `runtimes`, by name, in lower case."""
    first, *others = runtimes
    return {
        name: algorithm
        for name, algorithm in first.algorithms.items()
        if name == name.lower()
        and algorithm.failure is None
        and all(
            (other := runtime.algorithm(name)) is not None and other.failure is None
            for runtime in others
        )
    }


def _replacements(written: str, problem: Problem) -> tuple[tuple[str, int | None], ...]:
    """Sensible algorithms in place of `written`, with the digest size to ask for if any."""
    # hmac passes no digest_size on
    adjustable = problem.name.startswith("hashlib.new")
    return _sensible(written, problem.target.runtimes, adjustable=adjustable)


@remembered
def _sensible(
    written: str, runtimes: tuple[Runtime, ...], *, adjustable: bool
) -> tuple[tuple[str, int | None], ...]:
    known = runtimes[0].algorithm(written)
    size = known.digest_size if known is not None else None
    candidates: list[tuple[tuple[int, ...], str, int | None]] = []
    for name, algorithm in working_algorithms(runtimes).items():
        made = algorithm.digest_size
        if name in _WEAK or not made:
            continue
        if made == size:
            candidates.append(((0, _age(name)), name, None))
        elif name in _BLAKE2 and size and size < _BLAKE2[name] and adjustable:
            candidates.append(((1, _BLAKE2[name] < 64), name, size))
        elif name in {"sha256", "sha3_256"}:
            candidates.append(((2, _age(name)), name, None))
    return tuple((name, size) for _, name, size in sorted(candidates)[:_MOST_OFFERED])


def _age(name: str) -> int:
    """Newer designs first; a plain number keeps the order of the list stable."""
    return ("sha3", "blake", "sha").index(
        next(family for family in ("sha3", "blake", "sha") if name.startswith(family))
    )


def _called(name: str, size: int | None) -> str:
    return f"{name}(digest_size={size})" if size else name


def _listed(names: list[str]) -> str:
    quoted = [f"`{name}`" for name in names]
    return " and ".join([", ".join(quoted[:-1]), quoted[-1]] if len(quoted) > 1 else quoted)
