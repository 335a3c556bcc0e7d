"""What is drawn of a case, whatever it is drawn in?"""

from dataclasses import dataclass

KINDS = {
    "situatie": "situatie",
    "handeling": "handeling",
    "besluit": "besluit",
    "maatregel": "maatregel",
    "gebeurtenis": "gebeurtenis",
    "zet": "zet van wie speelt",
    "uitkomst": "uitkomst",
    "rol": "rol",
    "informatie": "informatie",
}
"""Kind of node → the word for it."""
LINKS = {
    "kan": "kan daar",
    "opent": "maakt mogelijk",
    "sluit": "sluit",
    "plant": "laat komen",
    "stopt": "houdt tegen",
    "bron": "heeft het zelf",
    "hoort": "hoort het van een ander",
    "geen_weg": "heeft het nodig, maar er is geen weg",
}
"""Kind of edge → what it says."""
AGAINST = frozenset({"sluit", "stopt", "geen_weg"})
"""Kinds of edge that are drawn broken."""


@dataclass(frozen=True, slots=True)
class Node:
    id: str
    kind: str
    label: str
    group: str
    """Id of the group it stands in; "" for none."""
    at: int = 0
    """The first minute at which it can be."""


@dataclass(frozen=True, slots=True)
class Edge:
    source: str
    target: str
    kind: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Graph:
    """Nodes in groups, and what leads from one to another."""

    title: str
    groups: tuple[tuple[str, str], ...]
    """(id, what is written above it), in order."""
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    def within(self, group: str) -> list[Node]:
        """The nodes of one group, in order."""
        return [node for node in self.nodes if node.group == group]
