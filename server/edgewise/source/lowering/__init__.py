"""From tree-sitter's concrete tree to the abstract syntax of `edgewise.source.syntax`.

Never raises, on any tree: what stands under an ERROR node is looked at where it makes
sense, and everything unknown becomes `Other`. Each file lowers one kind of thing and stands on
the one before: `nodes`, `literals`, `expressions`, `patterns`, `statements`.
"""

from edgewise.source.lowering.statements import lower

__all__ = ["lower"]
