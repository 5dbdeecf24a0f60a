"""What Pyodide brings to each runtime, and what the SDK patches."""

from __future__ import annotations

import pytest

from edgewise.runtimes import catalogue


@pytest.mark.parametrize("name", catalogue.names())
def test_every_runtime_has_its_packages(name):
    index = catalogue.runtime(name).packages
    assert index is not None
    numpy = index.build("NumPy")
    assert numpy is not None
    assert numpy.native
    assert index.abi in numpy.tags
    assert "probe" in index.provenance


def test_versions_are_each_releases_own():
    versions = {
        name: catalogue.runtime(name).packages.build("numpy").version
        for name in ("workers-3.13", "workers-3.14")
    }
    assert versions == {"workers-3.13": "2.2.5", "workers-3.14": "2.4.6"}


def test_a_pure_one_and_what_is_imported():
    index = catalogue.runtime("workers-3.13").packages
    assert not index.build("requests").native
    assert index.build("pyyaml").imports == ("_yaml", "yaml")
    assert index.build("typing_extensions").imports == ("typing_extensions",)
    assert index.providing("yaml.nodes").name == "pyyaml"
    assert index.providing("nowhere") is None


def test_what_is_no_distribution_is_none():
    index = catalogue.runtime("workers-3.13").packages
    for name in ("psycopg2-binary", "uvloop", "libopenblas", "pandas-tests"):
        assert index.build(name) is None


def test_the_sdk_allows_entropy_where_it_patches():
    sdk = catalogue.runtime("workers-3.14").sdk
    assert sdk.allows_entropy("numpy.random")
    assert sdk.allows_entropy("pydantic_core")
    assert sdk.allowance("opentelemetry.context").since == "1.40.0"
    assert not sdk.allows_entropy("numpy.linalg")
    assert sdk.blocks("numpy.random.rand")
    assert not sdk.blocks("numpy.random.default_rng")


def test_the_sdk_hides_ssl_from_some():
    sdk = catalogue.runtime("workers-3.13").sdk
    assert sdk.hides("ssl", importer="urllib3.util.ssl_")
    assert not sdk.hides("ssl", importer="urllib3")
    assert not sdk.hides("socket", importer="urllib3.util.ssl_")
    assert sdk.runs_inline("anyio.to_thread.run_sync")


def test_nothing_is_patched_outside_of_workers():
    sdk = catalogue.runtime("pyodide-0.28").sdk
    assert not sdk.allows_entropy("pydantic_core")
    assert not sdk.hides("ssl", importer="urllib3.util.ssl_")
