"""How does a graph read as Mermaid, for a page that draws it?"""

import re
from collections.abc import Iterator

from sim.graph.model import AGAINST, LINKS, Graph, Node

_TITLE, _KIND = "title", "flowchart"
_SHAPES = {
    "situatie": ("([", "])"),
    "handeling": ("[", "]"),
    "besluit": ("{", "}"),
    "maatregel": ("[[", "]]"),
    "gebeurtenis": ("[/", "/]"),
    "zet": ("(", ")"),
    "uitkomst": ("((", "))"),
    "rol": ("([", "])"),
    "informatie": ("[", "]"),
}


def mermaid(graph: Graph) -> str:
    """The graph as the text of a flowchart, a group as a subgraph."""
    return "\n".join(_lines(graph)) + "\n"


def _lines(graph: Graph) -> Iterator[str]:
    yield "---"
    yield f'{_TITLE}: "{_text(graph.title)}"'
    yield "---"
    yield f"{_KIND} LR"
    yield from (f"  {_node(node)}" for node in graph.within(""))
    for id, title in graph.groups:
        yield f'  subgraph {_id(f"groep.{id}")}["{_text(title)}"]'
        yield from (f"    {_node(node)}" for node in graph.within(id))
        yield "  end"
    for edge in graph.edges:
        arrow = "-.->" if edge.kind in AGAINST else "-->"
        yield f'  {_id(edge.source)} {arrow}|"{_text(edge.label or LINKS[edge.kind])}"| {_id(edge.target)}'


def _node(node: Node) -> str:
    left, right = _SHAPES[node.kind]
    return f'{_id(node.id)}{left}"{_text(node.label)}"{right}'


def _id(name: str) -> str:
    """A name that is no word of Mermaid's own: each begins with its kind."""
    return re.sub(r"[^a-zA-Z0-9_]", "__", name)


def _text(text: str) -> str:
    """Nothing in a text is a sign of Mermaid or of the page it stands in."""
    return re.sub(r'[#"<>&`\\\n\r]', lambda sign: f"#{ord(sign[0])};", text)
