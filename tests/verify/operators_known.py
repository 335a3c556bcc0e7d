"""Which mistakes change who knows what? Six of the twelve operators that make mutants (`mutants.py`).

Each operator gives every honest target of one kind: a place where something is really lost by the change. That is judged by what the
file and the catalogue say (who else gives this fact, what else sets this flag), never by asking the checks under test.
"""

from collections.abc import Callable, Iterator

from scenarios.regional import Ground
from tests.verify.parts import (
    Change,
    Data,
    Loc,
    at,
    conditions,
    drop,
    each,
    holders,
    moment,
    needers,
    playable,
    reveals,
    shelf,
    start,
    unfit,
    words,
)

_FACTS = frozenset({"informatie", "basis", "vertelt", "steunt_op", "legt_vast", "kan_steunen_op"})
"""Keys that hold ids of facts."""
_ASKING = (("normen", "basis"), ("patronen", "informatie"), ("peilmomenten", "informatie"), ("maatregelen", "kan_steunen_op"))
_JUDGED = ("normen", "terugkoppelingen", "herbeoordelingen", "gezamenlijk")
_LONGEST = {"rollen": 150, "situaties": 80, "gebeurtenissen": 80, "delen": 80}
"""Words that a text may have (`scenarios/fields.py`)."""


def remove_a_reveal(data: Data) -> Iterator[Change]:
    """Of a needed fact that has one source only, and that is an effect."""
    for _, fact in each(data, "informatie"):
        found = reveals(data, fact["id"])
        if needers(data, fact) and len(found) == 1 and not fact.get("weet") and not fact.get("systeem"):
            yield Change(fact["id"], _unrevealed(found[0], fact["id"]), (fact["id"],), "V501")


def _unrevealed(loc: Loc, fact: str) -> Callable[[Data], tuple[Loc, ...]]:
    def make(data: Data) -> tuple[Loc, ...]:
        told = at(data, loc)["onthult"]
        told["informatie"] = [one for one in words(told["informatie"]) if one != fact]
        return (loc,) if told["informatie"] else (drop(data, loc),)

    return make


def break_a_ground(data: Data) -> Iterator[Change]:
    """A needed fact becomes medical in a case where danger is never acute.

    A target is held only by partners who may tell it to nobody then: of each row of the catalogue on what they tell of that kind, to
    every partner in the case, danger is a condition. Whoever needs it is none of them.
    """
    partner = {one["id"]: one["partner"] for _, one in each(data, "rollen")}
    rows = [row for row in shelf(data).grounds if not row.kinds or "medisch" in row.kinds]
    bound = {giver for giver in partner.values() if all(_forbids(rows, giver, other) for other in partner.values() if other != giver)}
    for number, fact in each(data, "informatie"):
        have = holders(data, fact)
        needing = {partner[role] for _, roles in needers(data, fact) for role in roles}
        if have and needing and have <= bound - needing:
            yield Change(fact["id"], _medical(number), (fact["id"],), "V502")


def _forbids(rows: list[Ground], giver: str, receiver: str) -> bool:
    found = [row for row in rows if giver in row.givers and receiver in row.receivers]
    return bool(found) and all("acuut" in row.conditions for row in found)


def _medical(number: int) -> Callable[[Data], tuple[Loc, ...]]:
    def make(data: Data) -> tuple[Loc, ...]:
        data.pop("acuut_zolang", None)
        data["informatie"][number]["soort"] = "medisch"
        return (("informatie", number, "soort"),)

    return make


def leak_a_fact(data: Data) -> Iterator[Change]:
    """In a text of a role with which it does not belong, in a briefing of a role that cannot know it, or by an effect."""
    for _, fact in each(data, "informatie"):
        known = {
            *words(fact.get("weet")),
            *(role for loc in reveals(data, fact["id"]) if loc[0] == "gebeurtenissen" for role in playable(data)),
        }
        for loc, role in _texts(data):
            if role in unfit(fact) or (loc[-1] == "briefing" and role not in known):
                yield Change(f"{fact['id']}, {'/'.join(map(str, loc))}", _told(loc, fact["tekst"]), (fact["id"],), "V591")
        for loc in reveals(data, fact["id"]):
            for role in sorted(unfit(fact)):
                if loc[0] == "gebeurtenissen":
                    yield Change(f"{fact['id']}, {role}", _also((*loc, "onthult", "rol"), [role]), (fact["id"],), "W592")


def _texts(data: Data) -> Iterator[tuple[Loc, str]]:
    for number, one in each(data, "rollen"):
        if one.get("briefing"):
            yield ("rollen", number, "briefing"), one["id"]
    for section in ("situaties", "gebeurtenissen"):
        for number, one in each(data, section):
            for role in one.get("tekst", {}):
                yield (section, number, "tekst", role), role


def _told(loc: Loc, told: str) -> Callable[[Data], tuple[Loc, ...]]:
    """The text ends with what it gives away; what it said before is cut where it would become too long."""

    def make(data: Data) -> tuple[Loc, ...]:
        room = _LONGEST[str(loc[0])] - len(told.split())
        at(data, loc[:-1])[loc[-1]] = " ".join([*str(at(data, loc)).split()[:room], told])
        return (loc,)

    return make


def _also(loc: Loc, more: list[str]) -> Callable[[Data], tuple[Loc, ...]]:
    """A list of ids that is one longer, or begins."""

    def make(data: Data) -> tuple[Loc, ...]:
        block = at(data, loc[:-1])
        block[loc[-1]] = list(dict.fromkeys([*words(block.get(loc[-1])), *more]))
        return (loc,)

    return make


def give_a_fact_to_its_needer(data: Data) -> Iterator[Change]:
    """All who decide know it at the start, or are told as the game opens."""
    for number, fact in each(data, "informatie"):
        for name, roles in needers(data, fact):
            known = ("informatie", number, "weet")
            yield Change(f"{fact['id']}, {name}", _also(known, roles), (fact["id"],), "V504")
            yield Change(f"{fact['id']}, {name}, gebeurtenis", _told_first(fact["id"], roles), (fact["id"],), "V504")


def _told_first(fact: str, roles: list[str]) -> Callable[[Data], tuple[Loc, ...]]:
    def make(data: Data) -> tuple[Loc, ...]:
        told = {"onthult": {"informatie": [fact], "rol": roles}}
        data.setdefault("gebeurtenissen", []).append({"id": "begin_ermee", "op": moment(start(data)), "gevolgen": [told]})
        return (("gebeurtenissen", len(data["gebeurtenissen"]) - 1),)

    return make


def let_share_all_pay(data: Data) -> Iterator[Change]:
    """Nothing belongs nowhere any more, or it weighs next to nothing. Only a whole case must keep that (scoring.md, L7)."""
    if data["casus"]["soort"] != "casus":
        return
    yield Change("hoort_hier_niet", _without_unfit, ("informatie",), "V541")
    pairs = sum(len(one.get("hoort_hier_niet", {})) for _, one in each(data, "informatie"))
    needed = sum(
        2 if fact.get("rode_vlag") else 1 for _, fact in each(data, "informatie") for _, roles in needers(data, fact) for _ in roles
    )
    for keep in range(1, 4):
        if keep * pairs < 3 * needed:
            yield Change(f"gevoelig {keep}", _all_light(keep), ("informatie",), "V541")


def _without_unfit(data: Data) -> tuple[Loc, ...]:
    for _, fact in each(data, "informatie"):
        fact.pop("hoort_hier_niet", None)
    return (("informatie",),)


def _all_light(most: int) -> Callable[[Data], tuple[Loc, ...]]:
    def make(data: Data) -> tuple[Loc, ...]:
        for _, fact in each(data, "informatie"):
            fact["gevoelig"] = min(fact["gevoelig"], most)
        return (("informatie",),)

    return make


def remove_every_unneeded_fact(data: Data) -> Iterator[Change]:
    """What no decision, norm, pattern, probe or measure asks for is gone, with all that told it. Only a whole case must have some (L7)."""
    free = _unneeded(data)
    if data["casus"]["soort"] == "casus" and free:
        yield Change(", ".join(sorted(free)), _gone(free), ("informatie",), "V543 V541")


def _unneeded(data: Data) -> set[str]:
    found = {fact["id"] for _, fact in each(data, "informatie") if not fact.get("nodig_voor")}
    for section, key in (
        ("normen", "basis"),
        ("patronen", "informatie"),
        ("peilmomenten", "informatie"),
        ("maatregelen", "kan_steunen_op"),
    ):
        found -= {fact for _, one in each(data, section) for fact in words(one.get(key))}
    asked = [inner for section in _JUDGED for _, one in each(data, section) for key, inner in conditions(one) if key == "weet"]
    return found - {fact for one in asked for fact in words(one["informatie"])}


def _gone(facts: set[str]) -> Callable[[Data], tuple[Loc, ...]]:
    def make(data: Data) -> tuple[Loc, ...]:
        data["informatie"] = [one for one in data["informatie"] if one["id"] not in facts]
        _forget(data, facts)
        return (("informatie",),)

    return make


def _forget(value: object, facts: set[str], key: str = "") -> bool:
    """Take the facts out of every list, effect and condition that names them; whether nothing is left of the value."""
    if isinstance(value, list):
        keep = [one for one in value if not _forget(one, facts, key)]
        emptied = bool(value) and not keep
        value[:] = keep
        return emptied
    if not isinstance(value, dict):
        return key in _FACTS and value in facts
    for name in [name for name, inner in value.items() if _forget(inner, facts, name)]:
        del value[name]
        if name == "informatie" and key != "peilmomenten":
            return True
    if "minstens" in value and isinstance(value.get("informatie"), list):
        value["minstens"] = min(value["minstens"], len(value["informatie"]))
    return not value
