"""Which twelve mistakes can a case hold, and where does a mistake take something away?

Each operator gives every honest target of one kind: a place where something is really lost by the change. That is judged by what the
file and the catalogue say (who else gives this fact, what else sets this flag), never by asking the checks under test.
"""

from collections.abc import Callable, Iterator
from itertools import pairwise

from scenarios import catalogue
from scenarios.fields import to_minutes, to_moment
from scenarios.regional import Ground
from tests.verify.parts import (
    Change,
    Data,
    Loc,
    at,
    both,
    certain,
    conditions,
    drop,
    each,
    effects,
    holders,
    moment,
    needers,
    playable,
    reveals,
    setters,
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
    rows = [row for row in _catalogue(data).grounds if not row.kinds or "medisch" in row.kinds]
    bound = {giver for giver in partner.values() if all(_forbids(rows, giver, other) for other in partner.values() if other != giver)}
    for number, fact in each(data, "informatie"):
        have = holders(data, fact)
        needing = {partner[role] for _, roles in needers(data, fact) for role in roles}
        if have and needing and have <= bound - needing:
            yield Change(fact["id"], _medical(number), (fact["id"],), "V502")


def _forbids(rows: list[Ground], giver: str, receiver: str) -> bool:
    found = [row for row in rows if giver in row.givers and receiver in row.receivers]
    return bool(found) and all("acuut" in row.conditions for row in found)


def _catalogue(data: Data) -> catalogue.Resolved:
    return catalogue.read().resolve(data["casus"]["regio"], data["casus"]["speeldatum"])


def _medical(number: int) -> Callable[[Data], tuple[Loc, ...]]:
    def make(data: Data) -> tuple[Loc, ...]:
        data.pop("acuut_zolang", None)
        data["informatie"][number]["soort"] = "medisch"
        return (("informatie", number, "soort"),)

    return make


def shorten_a_window(data: Data) -> Iterator[Change]:
    """A window ends where it begins: a scene, a decision that asks for a scene, or a window of time."""
    opens: dict[str, tuple[Loc, int]] = {}
    for number, scene in each(data, "situaties"):
        since = _since(scene.get("opent_als"))
        if since is None:
            continue
        opens[scene["id"]] = (("situaties", number), since)
        yield Change(scene["id"], _set(("situaties", number, "sluit_als"), {"tijd": {"vanaf": moment(since)}}), (scene["id"],), "V560")
    for number, one in each(data, "besluiten"):
        asked = [opens[name][1] for part in certain(one.get("zichtbaar")) if (name := part.get("situatie")) in opens]
        since = max([*asked, *([] if (found := _since(one.get("zichtbaar"))) is None else [found])], default=None)
        if since is not None and since > start(data):
            yield Change(one["id"], _set(("besluiten", number, "uiterlijk"), moment(since - 1)), (one["id"],), "V563")
    yield from _too_soon(data, opens)
    for section in ("situaties", "handelingen", "gebeurtenissen", "maatregelen"):
        for number, one in each(data, section):
            for loc, window in _windows(one, (section, number)):
                if window.get("vanaf") and window.get("tot"):
                    yield Change(f"{one['id']}, {loc[2]}", _set((*loc, "tot"), window["vanaf"]), (one["id"],), "V221")


def _too_soon(data: Data, opens: dict[str, tuple[Loc, int]]) -> Iterator[Change]:
    """A decision is due before the one act that finds out what it needs can be over."""
    dues = {one["id"]: number for number, one in each(data, "besluiten")}
    for _, fact in each(data, "informatie"):
        found = reveals(data, fact["id"])
        act = at(data, found[0][:2]) if len(found) == 1 and found[0][0] == "handelingen" else {}
        if act.get("situatie") not in opens or fact.get("weet") or fact.get("systeem"):
            continue
        over = opens[act["situatie"]][1] + int(to_minutes(act.get("duur", act["bezet"])))
        for name, _ in needers(data, fact):
            if name in dues:
                due = ("besluiten", dues[name], "uiterlijk")
                yield Change(f"{name}, {fact['id']}", _set(due, moment(over - 1)), (name,), "V503 V563")


def _since(condition: object) -> int | None:
    """The minute before which a condition cannot hold by the clock."""
    times = [part["tijd"]["vanaf"] for part in certain(condition) if part.get("tijd", {}).get("vanaf")]
    return max((int(to_moment(one)) for one in times), default=None)


def _windows(value: object, loc: Loc) -> Iterator[tuple[Loc, Data]]:
    if isinstance(value, dict):
        if isinstance(value.get("tijd"), dict):
            yield (*loc, "tijd"), value["tijd"]
        for key, inner in value.items():
            yield from _windows(inner, (*loc, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _windows(inner, (*loc, number))


def _set(loc: Loc, value: object) -> Callable[[Data], tuple[Loc, ...]]:
    def make(data: Data) -> tuple[Loc, ...]:
        at(data, loc[:-1])[loc[-1]] = value
        return (loc,)

    return make


def orphan_a_scene(data: Data) -> Iterator[Change]:
    """Nothing sets the flag any more on which it opens; it waits for itself; or who acts in it reads it no longer."""
    acting = {(act.get("situatie"), role) for _, act in each(data, "handelingen") for role in words(act["rol"])}
    for number, scene in each(data, "situaties"):
        loc, name = ("situaties", number), scene["id"]
        for part in certain(scene.get("opent_als")):
            flag = part.get("vlag")
            if flag is not None and len(found := setters(data, flag)) == 1:
                yield Change(f"{name}, {flag}", _dropped(found[0]), (flag, name), "V201")
        waits = both(scene.get("opent_als"), {"situatie": name})
        yield Change(name, _set((*loc, "opent_als"), waits), (name,), "V560")
        for role in scene["tekst"]:
            others = [one for one in playable(data) if one not in scene["tekst"]]
            if (name, role) in acting and others:
                yield Change(f"{name}, {role}", _renamed((*loc, "tekst"), role, others[0]), (name,), "V567")


def _dropped(loc: Loc) -> Callable[[Data], tuple[Loc, ...]]:
    return lambda data: (drop(data, loc),)


def _renamed(loc: Loc, old: str, new: str) -> Callable[[Data], tuple[Loc, ...]]:
    def make(data: Data) -> tuple[Loc, ...]:
        block = at(data, loc)
        block[new] = block.pop(old)
        return ((*loc, new),)

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


def make_a_norm_unmeetable(data: Data) -> Iterator[Change]:
    """It must be done before the game begins, nothing sets its flag any more, or its limit comes before what it asks can be over."""
    for number, norm in each(data, "normen"):
        loc, name, done = ("normen", number), norm["id"], norm["gedaan_als"]
        if norm.get("venster_besluit"):
            continue
        before = both(done, {"tijd": {"tot": moment(start(data))}})
        yield Change(name, _set((*loc, "gedaan_als"), before), (name,), "V565")
        flag = done.get("vlag")
        if flag is not None and len(found := setters(data, flag)) == 1:
            yield Change(f"{name}, {flag}", _dropped(found[0]), (flag, name), "V201")
        bound = {"na", "venster", "alleen_als", "hangt_af_van"} & norm.keys()
        if not bound and _soonest(data, done) > int(to_moment(norm["wortel"])) - start(data):
            yield Change(f"{name}, grens", _at_once(loc), (name,), "V568")


def _soonest(data: Data, done: Data) -> int:
    """Minutes from the start of the game before which this cannot be: the shortest act that sets it, or what a measure takes."""
    if "vlag" in done:
        found = [at(data, loc[:2]) for loc in setters(data, done["vlag"])]
        times = [int(to_minutes(one.get("duur", one["bezet"]))) if "bezet" in one else 0 for one in found]
        return min(times, default=0)
    begun = [effect for _, _, effect in effects(data) if effect.get("maatregel_start") == done.get("maatregel")]
    taken = [int(to_minutes(one["doorlooptijd"])) for _, one in each(data, "maatregelen") if one["id"] == done.get("maatregel")]
    return min(taken, default=0) if not begun else 0


def _at_once(loc: Loc) -> Callable[[Data], tuple[Loc, ...]]:
    def make(data: Data) -> tuple[Loc, ...]:
        at(data, loc).update(doel=0, grens=0)
        return ((*loc, "doel"), (*loc, "grens"))

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


def ring_of_happenings(data: Data) -> Iterator[Change]:
    """Two happenings that wait for each other, or that plan each other."""
    free = [number for number, one in each(data, "gebeurtenissen") if one.get("als")]
    planned = {effect["plant"]["gebeurtenis"] for _, _, effect in effects(data) if "plant" in effect}
    for one, other in pairwise(free):
        names = (data["gebeurtenissen"][one]["id"], data["gebeurtenissen"][other]["id"])
        if not planned & set(names):
            yield Change(" en ".join(names), _wait_for_each_other(one, other), names, "V562")
    everything = [number for number, _ in each(data, "gebeurtenissen")]
    for one, other in pairwise(everything):
        names = (data["gebeurtenissen"][one]["id"], data["gebeurtenissen"][other]["id"])
        yield Change(" plant ".join(names), _plan_each_other(one, other), names, "V552")


def _wait_for_each_other(one: int, other: int) -> Callable[[Data], tuple[Loc, ...]]:
    def make(data: Data) -> tuple[Loc, ...]:
        for mine, first in ((one, other), (other, one)):
            happening = data["gebeurtenissen"][mine]
            happening["als"] = both(happening["als"], {"vlag": f"na_{first}"})
            happening.setdefault("gevolgen", []).append({"vlag": f"na_{mine}"})
        return tuple(("gebeurtenissen", number, "als") for number in (one, other))

    return make


def _plan_each_other(one: int, other: int) -> Callable[[Data], tuple[Loc, ...]]:
    def make(data: Data) -> tuple[Loc, ...]:
        for mine, after in ((one, other), (other, one)):
            planned = {"plant": {"gebeurtenis": data["gebeurtenissen"][after]["id"], "na": 5}}
            data["gebeurtenissen"][mine].setdefault("gevolgen", []).append(planned)
        return tuple(("gebeurtenissen", number, "gevolgen") for number in (one, other))

    return make


def unreachable_decider(data: Data) -> Iterator[Change]:
    """Nobody plays who decides; who decides never says yes; or who asks may not approach who decides."""
    partner = {one["id"]: one["partner"] for _, one in each(data, "rollen")}
    desks = playable(data)
    others = [role for role in partner if role not in desks]
    for number, one in each(data, "besluiten"):
        if others:
            yield Change(one["id"], _set(("besluiten", number, "beslissers"), others[:1]), (one["id"],), "V215")
    through = {name: one.through for name, one in _catalogue(data).partners.items()}
    started = {effect["maatregel_start"] for _, _, effect in effects(data) if "maatregel_start" in effect}
    for number, one in each(data, "maatregelen"):
        loc, decider = ("maatregelen", number), one["beslisser"]
        if one.get("beslisregel") and decider not in desks and decider not in words(one["verzoekers"]):
            yield Change(f"{one['id']}, regel", _unruled(loc), (one["id"],), "V215")
            if one["id"] not in started:
                yield Change(f"{one['id']}, nee", _refused(loc), (one["id"],), "V569")
        barred = [role for role in desks if through[partner[decider]] and partner[role] not in through[partner[decider]]]
        if barred and decider not in barred:
            yield Change(f"{one['id']}, verzoeker", _set((*loc, "verzoekers"), barred[:1]), (one["id"],), "V544")


def _unruled(loc: Loc) -> Callable[[Data], tuple[Loc, ...]]:
    def make(data: Data) -> tuple[Loc, ...]:
        del at(data, loc)["beslisregel"]
        return ((*loc, "beslisser"),)

    return make


def _refused(loc: Loc) -> Callable[[Data], tuple[Loc, ...]]:
    def make(data: Data) -> tuple[Loc, ...]:
        for rule in at(data, loc)["beslisregel"]["regels"]:
            rule["toewijzen"] = False
        return ((*loc, "beslisregel", "regels"),)

    return make


def contradictory_handover(data: Data) -> Iterator[Change]:
    """It is due before a plan can be made, need not be filled, goes to who gives it, or asks of somebody what does not belong there."""
    begin = moment(start(data))
    slow = {one["id"]: int(to_minutes(one["doorlooptijd"])) for _, one in each(data, "maatregelen")}
    begun = {effect["maatregel_start"] for _, _, effect in effects(data) if "maatregel_start" in effect}
    for number, one in each(data, "overdracht"):
        loc, name = ("overdracht", number), one["veld"]
        yield Change(f"{name}, uiterlijk", _set((*loc, "uiterlijk"), begin), (name,), "V581")
        reason = {"id": "hoeft_niet", "reden": "Dat spreken wij nog af.", "waar_als": {"tijd": {"vanaf": begin}}}
        yield Change(f"{name}, niet_nodig", _set((*loc, "niet_nodig"), [reason]), (name,), "V583")
        yield Change(f"{name}, ontvanger", _to_itself(loc), (name,), "V582")
        late = [key for key, takes in slow.items() if takes > int(to_moment(one["uiterlijk"])) - start(data) and key not in begun]
        if late:
            yield Change(f"{name}, noemt", _set((*loc, "noemt"), late[:1]), (name, late[0]), "V581")
    facts = {fact["id"]: number for number, fact in each(data, "informatie")}
    for _, probe in each(data, "peilmomenten"):
        for fact in words(probe.get("informatie")):
            unfit_here = ("informatie", facts[fact], "hoort_hier_niet")
            yield Change(f"{probe['id']}, {fact}", _unfit_too(unfit_here, probe["wie"]), (fact,), "V521")


def _to_itself(loc: Loc) -> Callable[[Data], tuple[Loc, ...]]:
    def make(data: Data) -> tuple[Loc, ...]:
        field = at(data, loc)
        field["rollen"] = words(field["rollen"])[:1]
        field["ontvanger"] = field["rollen"][0]
        return ((*loc, "rollen"), (*loc, "ontvanger"))

    return make


def _unfit_too(loc: Loc, role: str) -> Callable[[Data], tuple[Loc, ...]]:
    def make(data: Data) -> tuple[Loc, ...]:
        at(data, loc[:-1]).setdefault("hoort_hier_niet", {})[role] = "Dat hoort hier niet."
        return ((*loc, role),)

    return make


OPERATORS = (
    remove_a_reveal,
    break_a_ground,
    shorten_a_window,
    orphan_a_scene,
    leak_a_fact,
    make_a_norm_unmeetable,
    give_a_fact_to_its_needer,
    let_share_all_pay,
    remove_every_unneeded_fact,
    ring_of_happenings,
    unreachable_decider,
    contradictory_handover,
)
