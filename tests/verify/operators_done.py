"""Which mistakes change what can be done and when? Six of the twelve operators that make mutants; see `operators_known.py`."""

from collections.abc import Callable, Iterator
from itertools import pairwise

from scenarios.fields import to_minutes, to_moment
from tests.verify.parts import (
    Change,
    Data,
    Loc,
    at,
    both,
    certain,
    drop,
    each,
    effects,
    moment,
    needers,
    playable,
    reveals,
    setters,
    shelf,
    start,
    words,
)


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
    through = {name: one.through for name, one in shelf(data).partners.items()}
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
