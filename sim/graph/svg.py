"""How does a graph look as a picture that opens in every browser?

Kind of thing by colour and by word, so that no colour is needed to read it; the whole text of a box, and what an edge says, when a mouse
rests on it. A text of a case is only ever the text of an element.
"""

import re
import textwrap
from xml.etree.ElementTree import Element, SubElement, tostring

from sim.graph.model import AGAINST, KINDS, LINKS, Edge, Graph
from sim.graph.placing import HEAD, HIGH, MARGIN, WIDE, Band, Box, placed

_FILL = {
    "situatie": "#dce8f7",
    "handeling": "#ffffff",
    "besluit": "#fbe6c8",
    "maatregel": "#dff0dc",
    "gebeurtenis": "#f7dede",
    "zet": "#eeeeee",
    "uitkomst": "#e6dcf5",
    "rol": "#dce8f7",
    "informatie": "#ffffff",
}
_AGAINST = "#b3541e"
_STROKE = {"opent": "#1f4e8c", "kan": "#8a8a8a", "plant": "#8c1f1f", "bron": "#8a8a8a", "hoort": "#1f4e8c"} | dict.fromkeys(
    AGAINST, _AGAINST
)
_SOFT = "#555555"
_SIGNS = 28
"""Signs of a label on one line of a box."""
_NOT_XML = re.compile(r"[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def svg(graph: Graph) -> str:
    """The graph as one SVG file that needs no other."""
    sheet = placed(graph)
    size = {"width": str(sheet.width), "height": str(sheet.height), "viewBox": f"0 0 {sheet.width} {sheet.height}"}
    root = Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "font-family": "sans-serif", **size})
    _said(root, "title", graph.title)
    SubElement(root, "style").text = "path:hover{stroke-width:4;stroke-opacity:1}"
    _rect(root, 0, 0, sheet.width, sheet.height, "#fafafa")
    defs = SubElement(root, "defs")
    for colour in sorted(set(_STROKE.values())):
        _arrow(defs, colour)
    _words(root, MARGIN, MARGIN + 14, graph.title, 20)
    for band in sheet.bands:
        _band(root, band, sheet.width)
    for drawn in sheet.edges:
        _edge(root, *drawn)
    for box in sheet.boxes:
        _box(root, box)
    _legend(root, graph, sheet.height - HEAD)
    return f"{tostring(root, encoding='unicode', xml_declaration=True)}\n"


def _arrow(defs: Element, colour: str) -> None:
    """The head of every edge of one colour."""
    size = {"viewBox": "0 0 8 8", "refX": "8", "refY": "4", "markerWidth": "7", "markerHeight": "7", "orient": "auto"}
    marker = SubElement(defs, "marker", {"id": _name(colour), **size})
    SubElement(marker, "path", {"d": "M0 0L8 4L0 8z", "fill": colour})


def _band(root: Element, band: Band, width: int) -> None:
    _rect(root, MARGIN, band.y, width - 2 * MARGIN, band.height, "#ffffff", 8, "#c8c8c8")
    _words(root, 2 * MARGIN, band.y + 25, band.title, 16)


def _edge(root: Element, edge: Edge, source: Box, target: Box) -> None:
    """A curve from the right of one box to the left of the other; leftward it bends out of the way, to another group it is pale."""
    x1, y1, x2, y2 = source.x + WIDE, source.y + HIGH // 2, target.x, target.y + HIGH // 2
    bend = max(40, (x2 - x1) // 2) if x2 > x1 else 90
    near = source.node.group == target.node.group or "rol" in (source.node.kind, target.node.kind)
    path = _line(root, f"M{x1} {y1}C{x1 + bend} {y1} {x2 - bend} {y2} {x2} {y2}", edge.kind, 0.8 if near else 0.35)
    detail = f" ({edge.label})" if edge.label else ""
    _said(path, "title", f"{source.node.label} → {LINKS[edge.kind]}{detail} → {target.node.label}")


def _box(root: Element, box: Box) -> None:
    node, middle = box.node, box.x + WIDE // 2
    group = SubElement(root, "g")
    _said(group, "title", f"{KINDS[node.kind]}: {node.label}")
    _rect(group, box.x, box.y, WIDE, HIGH, _FILL[node.kind], HIGH // 2 if node.kind in ("situatie", "rol") else 4, _SOFT)
    _words(group, middle, box.y + 12, KINDS[node.kind], 9, True)
    for number, line in enumerate(textwrap.wrap(node.label, _SIGNS, max_lines=2, placeholder=" …")):
        _words(group, middle, box.y + 26 + 14 * number, line, 13, True)


def _legend(root: Element, graph: Graph, y: int) -> None:
    """What the lines say, for those kinds that are drawn."""
    x = MARGIN
    for kind in (kind for kind in LINKS if any(edge.kind == kind for edge in graph.edges)):
        _line(root, f"M{x} {y}h40", kind, 1)
        _words(root, x + 48, y + 4, LINKS[kind], 12)
        x += 70 + 8 * len(LINKS[kind])


# --- elements -----------------------------------------------------------------------------------------------------------


def _rect(parent: Element, x: int, y: int, width: int, height: int, fill: str, round: int = 0, stroke: str = "none") -> None:
    place = {"x": str(x), "y": str(y), "width": str(width), "height": str(height), "rx": str(round)}
    SubElement(parent, "rect", {**place, "fill": fill, "stroke": stroke})


def _line(parent: Element, d: str, kind: str, opacity: float) -> Element:
    colour = _STROKE[kind]
    look = {"fill": "none", "stroke": colour, "stroke-width": "1.4", "stroke-opacity": str(opacity), "marker-end": f"url(#{_name(colour)})"}
    return SubElement(parent, "path", {"d": d, **look, **({"stroke-dasharray": "6 4"} if kind in AGAINST else {})})


def _words(parent: Element, x: int, y: int, text: str, size: int, middle: bool = False) -> None:
    look = {"font-size": str(size), "text-anchor": "middle"} if middle else {"font-size": str(size)}
    if size > 13:
        look["font-weight"] = "bold"
    _said(parent, "text", text, {"x": str(x), "y": str(y), **look})


def _said(parent: Element, tag: str, text: str, look: dict[str, str] | None = None) -> None:
    """An element that holds a text, without the signs that no XML file may hold."""
    SubElement(parent, tag, look or {}).text = _NOT_XML.sub("", text)


def _name(colour: str) -> str:
    return f"p{colour[1:]}"
