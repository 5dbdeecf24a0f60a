"""Hash algorithms, by the name that `hashlib.new` gets."""

import hashlib

import pytest

from edgewise.runtimes import catalogue
from edgewise.runtimes.runtime import Evidence

OPENSSL = ["md4", "ripemd160", "sha512_256", "sha512_224", "sm3", "md5-sha1", "whirlpool"]


@pytest.mark.parametrize("runtime", catalogue.names())
@pytest.mark.parametrize("name", sorted(hashlib.algorithms_guaranteed))
def test_guaranteed_algorithms_work(runtime, name):
    algorithm = catalogue.runtime(runtime).algorithm(name)
    assert algorithm.failure is None
    assert algorithm.digest_size == (hashlib.new(name).digest_size or None)


@pytest.mark.parametrize("runtime", catalogue.names())
@pytest.mark.parametrize("name", OPENSSL)
def test_algorithms_of_openssl_do_not(runtime, name):
    algorithm = catalogue.runtime(runtime).algorithm(name)
    assert algorithm.failure.exception == "ValueError"
    assert algorithm.failure.message == f"unsupported hash type {name}"
    assert algorithm.digest_size


def test_spelling():
    runtime = catalogue.runtime("workers-3.14")
    assert runtime.algorithm("SHA256").failure is None
    assert runtime.algorithm("RIPEMD160").failure.message == "unsupported hash type RIPEMD160"
    assert runtime.algorithm("Ripemd160").failure.message == "unsupported hash type Ripemd160"
    assert runtime.algorithm("no-such-hash") is None


def test_the_published_page_is_the_evidence_where_cloudflare_mounts_openssl():
    assert catalogue.runtime("workers-3.13").algorithm("md4").evidence is Evidence.DOCS
    assert catalogue.runtime("workers-3.14").algorithm("md4").evidence is Evidence.WORKERD
    assert catalogue.runtime("pyodide-314").algorithm("md4").evidence is Evidence.PROBE
