"""What leads to what in a case: what opens a scene, what can be done in it, and what comes of that?

Nobody writes these edges down: they follow from conditions and effects. A thing stands in the chapter in which it can first be.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from scenarios import compiled as c
from scenarios.conditions import LEVELS
from scenarios.world import Rule, Tree
from sim.core.phrases import clock
from sim.graph.model import Edge, Graph, Node
from sim.verify.reach import NEVER, Reach
from sim.verify.ways import reach

NOWHERE = "nooit"
"""The group of what no table can ever come to."""
_LEVEL = {number: level.replace("_", " ") for level, number in LEVELS.items()}


def story(case: c.Case) -> Graph:
    """Scenes, acts, happenings, decisions, measures and endings, per chapter."""
    found = _Story(case, reach(case))
    found.causes()
    found.conditions()
    chapters = [(one.id, f"{one.title} · {clock(one.start, case.start)} tot {clock(one.end, case.start)}") for one in case.chapters]
    nodes = sorted(found.nodes.values(), key=lambda node: node.at)
    used = {node.group for node in nodes}
    groups = [group for group in (*chapters, (NOWHERE, "Komt nooit")) if group[0] in used]
    return Graph(f"{case.title}: verloop", tuple(groups), tuple(nodes), tuple(found.edges))


@dataclass(slots=True)
class _Story:
    case: c.Case
    plan: Reach
    nodes: dict[str, Node] = field(default_factory=dict)
    edges: dict[Edge, None] = field(default_factory=dict)
    made: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    """What a condition can ask after (vlag, teller, informatie, and nodes by kind) → the nodes that bring it about."""

    # --- the things and what they do ---

    def causes(self) -> None:
        """Every node, and what comes of it."""
        case = self.case
        for scene in case.scenes.values():
            self._node("situatie", scene.id, scene.title, "situatie")
        for act in case.acts.values():
            self._effects(self._node("handeling", act.id, act.label, "handeling"), act.effects)
        for happening in case.happenings.values():
            first = next(iter(happening.text.values()), happening.id.replace("_", " "))
            self._effects(self._node("gebeurtenis", happening.id, first, "gebeurtenis"), happening.effects)
        for decision in case.decisions.values():
            node = self._node("besluit", decision.id, decision.title, "besluit")
            for option in decision.options.values():
                self._effects(node, option.effects)
        for measure in case.measures.values():
            self._effects(self._node("maatregel", measure.id, measure.title, "verzoek"), measure.effects)

    def _node(self, kind: str, id: str, label: str, planned: str, at: int | None = None) -> str:
        """Add a node; `planned` is the kind under which the plan knows its first minute."""
        key = f"{kind}.{id}"
        when = at if at is not None else self.plan.begun.get((planned, id), NEVER)
        self.nodes.setdefault(key, Node(key, kind, label, self._chapter(when), when))
        return key

    def _chapter(self, at: int) -> str:
        chapters = [one.id for one in self.case.chapters if one.start <= at]
        return NOWHERE if at == NEVER else (chapters or [self.case.chapters[0].id])[-1]

    def _effects(self, node: str, effects: Iterable[c.Effect]) -> None:
        for effect in effects:
            match effect:
                case c.Reveal(facts, _):
                    for fact in facts:
                        self._makes("informatie", fact, node)
                case c.SetFlag(name, True):
                    self._makes("vlag", name, node)
                case c.Count(name, _):
                    self._makes("teller", name, node)
                case c.StartMeasure(measure):
                    self._edge(node, f"maatregel.{measure}", "opent")
                case c.StopMeasure(measure):
                    self._edge(node, f"maatregel.{measure}", "stopt")
                case c.Schedule(happening, _):
                    self._edge(node, f"gebeurtenis.{happening}", "plant")
                case c.Cancel(happening):
                    self._edge(node, f"gebeurtenis.{happening}", "stopt")

    def _makes(self, kind: str, name: str, node: str) -> None:
        self.made.setdefault((kind, name), []).append(node)

    def _edge(self, source: str, target: str, kind: str, label: str = "") -> None:
        if source != target:
            self.edges.setdefault(Edge(source, target, kind, label))

    # --- the conditions under which they can be ---

    def conditions(self) -> None:
        """An edge from whatever brings about a part of a condition."""
        case = self.case
        for scene in case.scenes.values():
            self._asked(f"situatie.{scene.id}", scene.opens)
            self._asked(f"situatie.{scene.id}", scene.closes, "sluit")
        for act in case.acts.values():
            if act.scene is not None:
                self._edge(f"situatie.{act.scene}", f"handeling.{act.id}", "kan")
            for rule in (act.visible, act.provided, act.keeps):
                self._asked(f"handeling.{act.id}", rule)
        for happening in case.happenings.values():
            self._asked(f"gebeurtenis.{happening.id}", happening.when)
        for decision in case.decisions.values():
            self._asked(f"besluit.{decision.id}", decision.visible)
        for measure in case.measures.values():
            grants = [step.when for step in measure.ruling.steps if step.grant] if measure.ruling is not None else []
            for rule in (measure.visible, measure.provided, *grants):
                self._asked(f"maatregel.{measure.id}", rule)
        for ending in case.endings:
            self._node("uitkomst", ending.id, ending.id.replace("_", " "), "", case.horizon)
            self._asked(f"uitkomst.{ending.id}", ending.when)

    def _asked(self, node: str, rule: Rule | None, kind: str = "opent") -> None:
        for leaf, holds in _leaves(rule.tree, True) if rule is not None else ():
            # What a thing must not have happened before keeps it away; a scene that closes unless … stays open by it.
            drawn = kind if holds else "stopt" if kind == "opent" else "opent"
            for source, label in self._sources(leaf):
                self._edge(source, node, drawn, label)

    def _sources(self, leaf: Tree) -> Iterator[tuple[str, str]]:
        """The nodes that bring about a condition without parts, and in what way."""
        case = self.case
        match leaf:
            case ("knows", str(), tuple(facts), int()):
                for fact in facts:
                    yield from ((one, f"weet {fact}") for one in self.made.get(("informatie", fact), ()))
            case ("flag", str(name)):
                yield from ((one, name) for one in self.made.get(("vlag", name), ()))
            case ("counter", str(name), int()):
                yield from ((one, name) for one in self.made.get(("teller", name), ()))
            case ("scene", str(name)):
                yield f"situatie.{name}", ""
            case ("measure", str(name)):
                yield f"maatregel.{name}", ""
            case ("request", str(name), str(status)):
                yield f"maatregel.{name}", status
            case ("decided", str(name), tuple(options)):
                yield f"besluit.{name}", ", ".join(str(option) for option in options)
            case ("talked", tuple(roles), moment, int()):
                titles = " en ".join(case.roles[str(role)].title for role in roles)
                what = case.moments[str(moment)].name if moment is not None else "Gesprek"
                yield self._move("gesproken", (*roles, moment), f"{what}: {titles}"), ""
            case ("sent", str(kind), giver, receiver):
                yield self._move("gestuurd", (kind, giver, receiver), case.message_kinds[kind].name), ""
            case ("plan", str(line)):
                yield self._move("plan", (line,), f"Veiligheidsplan: {line}"), ""
            case ("judged", str(who), int(level)):
                yield self._move("oordeel", (who, level), f"Oordeel: minstens {_LEVEL.get(level, level)}"), ""

    def _move(self, kind: str, words: Iterable[object], label: str) -> str:
        """A node for what a player does with a form that every case has."""
        name = "_".join(str(word) for word in (kind, *words) if word is not None)
        return self._node("zet", name, label, "", self.case.start)


def _leaves(tree: Tree, holds: bool) -> Iterator[tuple[Tree, bool]]:
    """The conditions without parts, and whether they must hold or must not."""
    match tree:
        case ("every" | "some", tuple(parts)):
            for part in parts:
                yield from _leaves(part, holds)
        case ("not", tuple(part)):
            yield from _leaves(part, not holds)
        case _:
            yield tree, holds
