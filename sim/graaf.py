"""What does `samenop graaf` draw of a case?"""

import sys
from argparse import Namespace
from pathlib import Path

import scenarios
from scenarios.find import find
from scenarios.problems import PATH, CaseError, listed, shown
from sim.disk import is_file, save, why
from sim.exitcodes import Exit
from sim.graph.model import Graph

ENDINGS = {"mermaid": (".mmd", ".mermaid", ".txt"), "svg": (".svg",), "graphml": (".graphml", ".xml")}
"""What a drawing is drawn in → how its file ends: so that nothing else is ever written over."""
_NO_NETWORKX = "GraphML vraagt networkx; dat zit er hier niet bij. Installeer het met `pip install 'samenop[graaf]'`."


def graaf(asked: Namespace) -> int:
    """Draw what was asked for, on standard output or in a file; the exit code."""
    form, wrong = _form(asked.form, asked.out)
    if wrong:
        _say(wrong)
        return Exit.USAGE
    if not is_file(find(asked.case).path):
        known = (*scenarios.library_ids(), *scenarios.own_ids())
        _say(f"Er is geen zaak {shown(asked.case, PATH)}. Wel: {', '.join(known)}.")
        return Exit.NOT_FOUND
    try:
        text = _drawn(form, _graph(asked.case, asked.kind))
    except CaseError as error:
        _say(str(error))
        return Exit.PROBLEMS
    except ModuleNotFoundError as error:
        if error.name != "networkx":
            raise
        _say(_NO_NETWORKX)
        return Exit.NOT_FOUND
    return _out(text, asked.out)


def _form(form: str | None, out: str | None) -> tuple[str, str]:
    """What to draw in, by choice or by the ending of the file; and why that cannot be, or ""."""
    if out is None:
        return form or "mermaid", ""
    ending = Path(out).suffix.lower()
    meant = form or next((one for one, endings in ENDINGS.items() if ending in endings), "mermaid")
    if ending not in ENDINGS[meant]:
        return meant, f"Een tekening als {meant} bewaar je in een bestand dat eindigt op {listed(ENDINGS[meant])}."
    return meant, ""


def _graph(name: str, kind: str) -> Graph:
    from sim.graph.knowing import knowing
    from sim.graph.story import story

    case = scenarios.load(name)
    return knowing(case) if kind == "weten" else story(case)


def _drawn(form: str, graph: Graph) -> str:
    match form:
        case "svg":
            from sim.graph.svg import svg

            return svg(graph)
        case "graphml":
            from sim.graph.graphml import graphml

            return graphml(graph)
    from sim.graph.mermaid import mermaid

    return mermaid(graph)


def _out(text: str, out: str | None) -> int:
    if out is None:
        print(text, end="")
        return Exit.DONE
    try:
        save(Path(out), text.encode())
    except (OSError, ValueError) as error:
        _say(f"{out} kan niet worden geschreven: {why(error) if isinstance(error, OSError) else 'zo kan een bestand niet heten'}.")
        return Exit.DISK
    print(out)
    return Exit.DONE


def _say(text: str) -> None:
    print(text, file=sys.stderr)
