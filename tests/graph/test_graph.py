"""What is drawn of a case: the edges that follow from it, every text as text only, and a sheet that can be read at any size."""

import itertools
import re
import sys
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import networkx
import pytest

import scenarios
from scenarios.compiled import Case
from sim.cli import main
from sim.exitcodes import Exit
from sim.graph.graphml import graphml
from sim.graph.knowing import knowing
from sim.graph.mermaid import mermaid
from sim.graph.model import Edge, Graph
from sim.graph.placing import HIGH, WIDE, placed
from sim.graph.story import NOWHERE, story
from sim.graph.svg import svg
from tests.cli.shell import samenop
from tests.cli.test_soundness import spoilt
from tests.tui.shell_app import evil

EVIL = 'x"]; click a href "javascript:alert(1)" <script>&amp;</script> --> `b` # \\ ]]>'
_SAID = r'"[^"<>`]*"'
LINE = re.compile(
    rf"flowchart LR|---|title: {_SAID}|end|subgraph \w+\[{_SAID}\]|\w+ -\.?->\|{_SAID}\| \w+|\w+[\[({{/]{{1,2}}{_SAID}[\])}}/]{{1,2}}"
)


@pytest.fixture(scope="module")
def first() -> Case:
    return scenarios.load("eerste_melding")


@pytest.fixture(scope="module")
def largest(case: Case) -> tuple[Graph, Graph]:
    return story(case), knowing(case)


def ends(graph: Graph, kind: str) -> set[tuple[str, str]]:
    return {(edge.source, edge.target) for edge in graph.edges if edge.kind == kind}


def test_what_opens_what_follows_from_the_case(first: Case) -> None:
    found = story(first)
    assert ("situatie.s_buren", "handeling.erheen") in ends(found, "kan")
    assert {
        ("handeling.erheen", "situatie.s_delen"),  # a flag
        ("gebeurtenis.buren_bellen", "situatie.s_buren"),  # a fact
        ("zet.gesproken_politie_veilig_thuis", "situatie.s_over_politie"),  # a move that every case has
        ("maatregel.aandacht", "gebeurtenis.avond_met_vlag"),
        ("besluit.vanavond", "uitkomst.sluit_aan"),
    } <= ends(found, "opent")
    assert ("handeling.erheen", "situatie.s_buren") in ends(found, "sluit")
    assert ("maatregel.aandacht", "gebeurtenis.avond_zonder_vlag") in ends(found, "stopt")
    chapters = {node.id: node.group for node in found.nodes}
    assert (chapters["situatie.s_buren"], chapters["situatie.s_avond"], chapters["uitkomst.half"]) == ("middag", "avond", "avond")


def test_a_happening_that_is_planned_hangs_on_what_plans_it(minimal_case: Case) -> None:
    found = story(minimal_case)
    assert ("gebeurtenis.vader_komt_thuis", "gebeurtenis.vader_gaat_weg") in ends(found, "plant")
    assert ("maatregel.aanhouding", "gebeurtenis.vader_gaat_weg") in ends(found, "stopt")
    assert ("besluit.hoort_politie", "maatregel.aandacht") in ends(found, "opent")


def test_what_never_comes_stands_apart(tmp_path: Path) -> None:
    late = spoilt(tmp_path, "opent_als: {weet: {rol: politie, informatie: [buren]}}", 'opent_als: {tijd: {vanaf: "23:00"}}')
    found = story(scenarios.load(late))
    assert {node.id for node in found.within(NOWHERE)} >= {"situatie.s_buren", "handeling.erheen"}
    assert found.groups[-1] == (NOWHERE, "Komt nooit")


def test_who_can_learn_what_from_whom(first: Case, tmp_path: Path) -> None:
    found = knowing(first)
    assert Edge("rol.veilig_thuis", "informatie.plek_tante", "bron", "kan het opzoeken") in found.edges
    learnt = next(edge for edge in found.edges if (edge.source, edge.target) == ("informatie.plek_tante", "rol.politie"))
    assert learnt.kind == "hoort"
    assert re.fullmatch(r"van Veilig Thuis, op zijn vroegst \d\d:\d\d, \w[\w ]*", learnt.label)
    assert not ends(found, "geen_weg")
    closed = spoilt(tmp_path, "nodig_voor: [hulp_morgen]", "nodig_voor: [hulp_morgen]\n    lek: [lokaal_team]")
    assert ends(knowing(scenarios.load(closed)), "geen_weg") == {("informatie.ouders", "rol.lokaal_team")}


@pytest.mark.parametrize("kind", [0, 1])
def test_the_largest_case_is_placed_without_overlap(kind: int, largest: tuple[Graph, Graph]) -> None:
    graph = largest[kind]
    sheet = placed(graph)
    drawn = [box.node.id for box in sheet.boxes]
    assert set(drawn) == {node.id for node in graph.nodes}
    assert len(sheet.edges) == len(graph.edges)
    for one, other in itertools.combinations(sheet.boxes, 2):
        assert abs(one.x - other.x) >= WIDE or abs(one.y - other.y) >= HIGH, (one, other)
    assert all(0 < box.x < sheet.width - WIDE and 0 < box.y < sheet.height - HIGH for box in sheet.boxes)
    assert sheet.width < 4_000, "a screen pans over it; a wall is not needed"


@pytest.mark.parametrize("kind", [0, 1])
def test_no_text_of_a_case_is_more_than_text(kind: int, largest: tuple[Graph, Graph], minimal_case: Case) -> None:
    graph = (story, knowing)[kind](evil(minimal_case, text=EVIL))
    assert EVIL in graph.title
    tags = [re.sub(r"\{.*\}", "", one.tag) for one in ElementTree.fromstring(svg(graph).encode()).iter()]
    assert set(tags) <= {"svg", "title", "style", "rect", "defs", "marker", "path", "text", "g"}
    assert all(LINE.fullmatch(line.strip()) for line in mermaid(graph).splitlines())
    back = networkx.parse_graphml(graphml(graph))
    assert {data["label"] for _, data in back.nodes(data=True)} >= {EVIL}
    strange = replace(graph, title="\ud800\x0c\uffff")
    ElementTree.fromstring(svg(strange).encode())


def test_graphml_keeps_every_node_and_edge(largest: tuple[Graph, Graph]) -> None:
    for graph in largest:
        back = networkx.parse_graphml(graphml(graph))
        assert {(node, data["soort"]) for node, data in back.nodes(data=True)} == {(one.id, one.kind) for one in graph.nodes}
        assert sorted(data["soort"] for _, _, data in back.edges(data=True)) == sorted(edge.kind for edge in graph.edges)


def test_the_command_draws_in_a_file_and_says_what_it_cannot(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    picture = tmp_path / "zaak.svg"
    ran = samenop("graaf", "eerste_melding", "--soort", "weten", "-o", str(picture))
    assert (ran.code, ran.out.strip(), ran.err) == (Exit.DONE, str(picture), "")
    assert "Een plek bij de tante" in picture.read_text(encoding="utf-8")
    assert main(["graaf", "eerste_melding"]) == Exit.DONE
    assert "flowchart LR" in capsys.readouterr().out
    for asked, code, said in (
        (["nergens"], Exit.NOT_FOUND, "Er is geen zaak 'nergens'"),
        (["eerste_melding", "-o", str(tmp_path / "casus.yaml")], Exit.USAGE, "eindigt op .mmd"),
        (["eerste_melding", "--vorm", "svg", "-o", "zaak.graphml"], Exit.USAGE, "eindigt op .svg"),
        (["eerste_melding", "-o", str(tmp_path / "weg" / "zaak.svg")], Exit.DISK, "die map of dat bestand is er niet"),
        ([spoilt(tmp_path, "formaat: 1", "formaat: 2")], Exit.PROBLEMS, "V104"),
    ):
        assert main(["graaf", *asked]) == code
        assert said in capsys.readouterr().err


def test_without_networkx_all_but_graphml_is_drawn(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setitem(sys.modules, "networkx", None)
    assert main(["graaf", "eerste_melding", "--vorm", "graphml"]) == Exit.NOT_FOUND
    assert "pip install 'samenop[graaf]'" in capsys.readouterr().err
    for form in ("svg", "mermaid"):
        assert main(["graaf", "eerste_melding", "--vorm", form]) == Exit.DONE
