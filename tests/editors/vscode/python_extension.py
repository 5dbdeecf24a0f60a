"""A stand-in for the Python extension, with the part of its API that Edgewise asks."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_MANIFEST = """<?xml version="1.0" encoding="utf-8"?>
<PackageManifest Version="2.0.0" xmlns="http://schemas.microsoft.com/developer/vsx-schema/2011">
  <Metadata>
    <Identity Language="en-US" Id="python" Version="1.0.0" Publisher="ms-python" />
    <DisplayName>Python</DisplayName>
    <Description>A stand-in</Description>
  </Metadata>
  <Installation><InstallationTarget Id="Microsoft.VisualStudio.Code" /></Installation>
  <Assets>
    <Asset Type="Microsoft.VisualStudio.Code.Manifest" Path="extension/package.json"
      Addressable="true" />
  </Assets>
</PackageManifest>
"""
_TYPES = """<?xml version="1.0" encoding="utf-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
  <Default Extension=".json" ContentType="application/json" />
  <Default Extension=".js" ContentType="application/javascript" />
  <Default Extension=".vsixmanifest" ContentType="text/xml" />
</Types>
"""
_PACKAGE = {
    "name": "python",
    "publisher": "ms-python",
    "version": "1.0.0",
    "engines": {"vscode": "^1.93.0"},
    "main": "./main.js",
    "activationEvents": [],
    "contributes": {},
    "featureFlags": {"usingNewInterpreterStorage": True},
}
_CODE = """
exports.activate = () => ({
  ready: Promise.resolve(),
  environments: {
    getActiveEnvironmentPath: () => ({ id: "selected", path: %s }),
    onDidChangeActiveEnvironmentPath: () => ({ dispose() {} }),
  },
});
"""


def package(selected: Path, vsix: Path) -> Path:
    """Write the extension, in which a Python is selected, to `vsix`."""
    with zipfile.ZipFile(vsix, "w") as archive:
        archive.writestr("extension.vsixmanifest", _MANIFEST)
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("extension/package.json", json.dumps(_PACKAGE))
        archive.writestr("extension/main.js", _CODE % json.dumps(str(selected)))
    return vsix
