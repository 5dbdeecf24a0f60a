"""Makes `Response.json(value)` of `Response(value)`: both take the same further arguments."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from edgewise.finding import TextEdit
    from edgewise.fixes.site import Site

# `Response.json` calls its first parameter `data` and opens no WebSocket.
_OTHERWISE = frozenset({"body", "web_socket"})


def respond_with_json(site: Site) -> list[TextEdit]:
    """Compute the edit; none where an argument is passed that `Response.json` does not take."""
    call = site.around("call")
    arguments = call.child_by_field_name("arguments") if call is not None else None
    for node in arguments.named_children if arguments is not None else ():
        name = node.child_by_field_name("name") if node.type == "keyword_argument" else None
        if node.type == "dictionary_splat":
            return []
        if name is not None and site.text(name.start_byte, name.end_byte) in _OTHERWISE:
            return []
    return [site.replace(site.end, site.end, ".json")]
