"""Where does each box of a graph stand on the sheet?

A group is a band over the whole width, one below the other. In a band things stand in columns, what leads to another thing left of it;
roles stand left of what they tell and right of what they come to know, in each band anew, so that a line is never long.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sim.graph.model import AGAINST, Edge, Graph, Node

WIDE, HIGH = 210, 46
"""Size of a box."""
GAP_X, GAP_Y = 70, 12
MARGIN, HEAD = 24, 40
ROWS = 14
"""Boxes in a column before another begins."""


@dataclass(frozen=True, slots=True)
class Box:
    node: Node
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Band:
    title: str
    y: int
    height: int


@dataclass(frozen=True, slots=True)
class Placed:
    """A sheet: its size, its bands, its boxes, and the edges between them."""

    width: int
    height: int
    bands: tuple[Band, ...]
    boxes: tuple[Box, ...]
    edges: tuple[tuple[Edge, Box, Box], ...]


def placed(graph: Graph) -> Placed:
    """Everything at its place."""
    top, width = MARGIN + HEAD, 0
    bands: list[Band] = []
    boxes: list[Box] = []
    edges: list[tuple[Edge, Box, Box]] = []
    by_id: dict[str, Box] = {}
    for id, title in graph.groups:
        columns, inner = _band(graph, id)
        high = max(len(column) for column in columns) * (HIGH + GAP_Y) - GAP_Y + HEAD + MARGIN
        at: dict[tuple[int, str], Box] = {}
        for number, column in enumerate(columns):
            for row, node in enumerate(column):
                box = Box(node, 2 * MARGIN + number * (WIDE + GAP_X), top + HEAD + row * (HIGH + GAP_Y))
                at[number, node.id] = by_id[node.id] = box
        boxes += at.values()
        edges += _inner(inner, at)
        bands.append(Band(title, top, high))
        width = max(width, len(columns) * (WIDE + GAP_X) - GAP_X + 4 * MARGIN)
        top += high + MARGIN
    if not any(node.kind == "rol" for node in graph.nodes):
        edges += [(edge, by_id[edge.source], by_id[edge.target]) for edge in graph.edges]
    return Placed(max(width, 600), top + HEAD + MARGIN, tuple(bands), tuple(boxes), tuple(edges))


def _band(graph: Graph, group: str) -> tuple[list[list[Node]], list[Edge]]:
    """The columns of a band; with the edges that are drawn within it because their roles stand in every band."""
    own = graph.within(group)
    ids = {node.id for node in own}
    roles = {node.id: node for node in graph.nodes if node.kind == "rol"}
    if not roles:
        return list(_split(_layers(own, graph.edges))), []
    inner = [edge for edge in graph.edges if edge.source in ids or edge.target in ids]
    givers = [roles[id] for id in dict.fromkeys(edge.source for edge in inner if edge.source in roles)]
    takers = [roles[id] for id in dict.fromkeys(edge.target for edge in inner if edge.target in roles)]
    return [givers, own, takers], inner


def _inner(edges: Iterable[Edge], at: dict[tuple[int, str], Box]) -> Iterator[tuple[Edge, Box, Box]]:
    """Givers in the first column, facts in the second, takers in the third."""
    for edge in edges:
        left = 0 if (0, edge.source) in at else 1
        yield edge, at[left, edge.source], at[left + 1, edge.target]


def _layers(nodes: Sequence[Node], edges: Iterable[Edge]) -> list[list[Node]]:
    """Each thing right of what leads to it. Only edges onward in time count, so that a circle cannot push anything on for ever."""
    place = {node.id: number for number, node in enumerate(nodes)}
    before: dict[str, list[str]] = {node.id: [] for node in nodes}
    for edge in edges:
        if edge.kind not in AGAINST and place.get(edge.source, len(nodes)) < place.get(edge.target, -1):
            before[edge.target].append(edge.source)
    layer: dict[str, int] = {}
    for node in nodes:
        layer[node.id] = max((layer[one] + 1 for one in before[node.id]), default=0)
    columns: list[list[Node]] = [[] for _ in range(max(layer.values(), default=0) + 1)]
    for node in nodes:
        columns[layer[node.id]].append(node)
    row: dict[str, float] = {}
    for column in columns:  # near what leads to it
        column.sort(key=lambda node: sum(row[one] for one in before[node.id]) / len(before[node.id]) if before[node.id] else 1e9)
        row |= {node.id: float(number) for number, node in enumerate(column)}
    return columns


def _split(columns: Iterable[list[Node]]) -> Iterator[list[Node]]:
    """A long column as several short ones."""
    for column in columns:
        for start in range(0, len(column), ROWS):
            yield column[start : start + ROWS]
