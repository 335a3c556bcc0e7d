"""T: were the steps taken in time, and side by side where that was possible?

Every norm has a clock of its own, chained to an outside fact: doing an earlier step sooner never shrinks what is left
for a later one, and skipping a step does not stop the clock.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scenarios.compiled import Case, Joint, Norm
from scoring import words
from scoring.fold import Hit, Played, read
from scoring.ledger import Dimension, Item, Row, Term, equally, lost, ramp, shared_out
from scoring.weights import Weights
from sim.core import phrases
from sim.core.events import Event

TITLE = "Tijdigheid"


@dataclass(frozen=True, slots=True)
class Clock:
    """From when a norm could be met, when that was aimed for, and when it was too late."""

    since: int
    target: int
    limit: int


@dataclass(frozen=True, slots=True)
class Met:
    """How a norm came out: its value 0..1, the act that counts, and a word for the reason."""

    value: float
    hit: Hit | None
    why: str
    """op_tijd · laat · niet · te_weinig · te_vroeg · na_venster · besloten · anders"""
    at: int | None


# --- clocks ---------------------------------------------------------------------------------------------------------


def standing(case: Case, role: str) -> tuple[str, ...]:
    """`role`, or whoever takes its place where the region does not have it; nobody if nobody does."""
    if case.roles[role].exists:
        return (role,)
    instead = case.region.absent.get(case.roles[role].partner)
    return tuple(other.id for other in case.roles.values() if other.exists and other.partner == instead)


def clocks(played: Played) -> dict[str, Clock]:
    """The clock of every norm that exists in this game and can be met in this region."""
    found: dict[str, Clock | None] = {}
    for norm in played.case.norms:
        _clock(played, norm, found)
    return {norm: clock for norm, clock in found.items() if clock is not None}


def _clock(played: Played, name: str, found: dict[str, Clock | None]) -> Clock | None:
    if name in found:
        return found[name]
    found[name] = None
    norm = played.case.norms[name]
    before = [clock for other in norm.after if (clock := _clock(played, other, found)) is not None]
    root = norm.root
    if norm.only_if is not None:
        trigger = played.first("bestaat", name)
        if trigger is None:
            return None
        root = max(root, trigger.at)
    since = _possible(played.case, norm, max([root, *(clock.target for clock in before)]))
    latest = _possible(played.case, norm, max([root, *(clock.limit for clock in before)]))
    if since is None or latest is None:
        return None
    found[name] = Clock(since, since + norm.target, norm.window[1] if norm.window else latest + norm.limit)
    return found[name]


def _possible(case: Case, norm: Norm, minute: int) -> int | None:
    """`minute`, or where the norm hangs on somebody's availability: the first minute from then on at which that role can be reached."""
    if norm.regional is None:
        return minute
    return opens(case, standing(case, norm.regional), minute)


def opens(case: Case, roles: Iterable[str], minute: int) -> int | None:
    """The first minute from `minute` on at which one of `roles` can be reached over some channel; None if never."""
    partners = {case.roles[role].partner for role in roles}
    found = [
        first
        for (partner, _), access in case.region.access.items()
        if partner in partners and (first := case.opens_next(access.windows, minute)) is not None
    ]
    return min(found, default=None)


# --- norms ----------------------------------------------------------------------------------------------------------


def informed(played: Played, norm: Norm, hit: Hit) -> bool:
    """Whether whoever acted knew enough of what the act rests on."""
    knowledge, case = played.knowledge, played.case
    least = min(norm.basis_least, len(norm.basis))
    acting = hit.actors or norm.owners
    if least and not any(knowledge.count(role, norm.basis, hit.at, hit.seq) >= least for role in acting):
        return False
    for taken in hit.decisions:
        decision = case.decisions[taken.decision]
        enough = min(decision.basis_least, len(decision.basis))
        if knowledge.count(taken.role, decision.basis, hit.at, taken.seq) < enough:
            return False
    return True


def met(played: Played, norm: Norm, clock: Clock) -> Met:
    """How `norm` came out on its clock."""
    hits = played.hits["norm", norm.id, 0]
    if norm.window is not None or norm.window_since is not None:
        return _in_window(played, norm, clock, hits)
    for hit in hits:
        if informed(played, norm, hit):
            value = ramp(hit.at, clock.target, clock.limit)
            return Met(value, hit, "op_tijd" if value == 1 else "laat", hit.at)
    return Met(0.0, hits[0], "te_weinig", hits[0].at) if hits else Met(0.0, None, "niet", None)


def window(played: Played, norm: Norm, clock: Clock) -> tuple[int, int] | None:
    """From when until when a norm with a window can be met; None if the window never opened."""
    start = norm.window[0] if norm.window is not None else clock.since
    if norm.window_since is not None:
        since = played.first("venster", norm.id)
        if since is None:
            return None
        start = max(start, since.at)
    return start, clock.limit


def _in_window(played: Played, norm: Norm, clock: Clock, hits: Sequence[Hit]) -> Met:
    """1 inside the window, or when it was decided in time and with cited facts; never a ramp."""
    opened = window(played, norm, clock)
    if hits and (opened is None or hits[0].at < opened[0]):
        return Met(0.0, hits[0], "te_vroeg", hits[0].at)
    uninformed = None
    for hit in hits:
        if opened is not None and hit.at <= opened[1]:
            if informed(played, norm, hit):
                return Met(1.0, hit, "op_tijd", hit.at)
            uninformed = uninformed or hit
    decided = _decided(played, norm, clock)
    if decided is not None:
        return Met(1.0, None, "besloten", decided)
    if uninformed is not None:
        return Met(0.0, uninformed, "te_weinig", uninformed.at)
    return Met(0.0, hits[0], "na_venster", hits[0].at) if hits else Met(0.0, None, "niet", None)


def _decided(played: Played, norm: Norm, clock: Clock) -> int | None:
    """When its decider decided, with cited facts that it knew, before the window closed."""
    if norm.window_decision is None:
        return None
    options = played.case.decisions[norm.window_decision].options
    for taking in played.takings.get(norm.window_decision, ()):
        cited = [fact for fact in taking.cites if played.knowledge.knew(taking.role, fact, taking.at, taking.seq)]
        if taking.at <= clock.limit and cited and options[taking.option].defensible:
            return taking.at
    return None


def deviated(played: Played, every: dict[str, Clock]) -> frozenset[str]:
    """Norms that were left on purpose: before it was too late, on facts, and told to somebody; they are no longer judged."""
    never, found = played.case.never_deviate, (one for one in played.left.deviated if one.cites and one.told)
    return frozenset(one.norm for one in found if one.norm in every and one.norm not in never and one.at <= every[one.norm].limit)


# --- joint moments --------------------------------------------------------------------------------------------------


def ready(played: Played, joint: Joint) -> Hit | None:
    """When the last input of a joint moment was ready; None while one is missing."""
    hits = [played.first("inbreng", joint.id, number) for number in range(len(joint.inputs))]
    there = [hit for hit in hits if hit is not None]
    return max(there, key=lambda hit: hit.at) if there and len(there) == len(hits) else None


def calibration(case: Case, courses: Iterable[Sequence[Event]]) -> dict[str, dict[str, int]]:
    """What the expert courses make possible, for the case's calibration file.

    M: the latest minute at which one of them has all inputs of a joint moment ready. W: that minute had its inputs been
    made ready one after another instead of side by side (M plus their minutes in sequence, less the longest of them).
    A joint moment that no course reaches is left out.
    """
    games = [read(case, events) for events in courses]
    found: dict[str, dict[str, int]] = {}
    for joint in case.joints.values():
        moments = [hit.at for game in games if (hit := ready(game, joint)) is not None]
        if moments:
            minute = max(moments)
            found[joint.id] = {"M": minute, "W": minute + sum(joint.minutes) - max(joint.minutes)}
    return found


# --- the dimension --------------------------------------------------------------------------------------------------


def judge(played: Played, weights: Weights) -> Dimension:
    """T with its ledger."""
    case, every = played.case, clocks(played)
    due = [case.norms[name] for name, clock in every.items() if clock.limit <= played.tot]
    norms = [norm for norm in due if norm.only_if is None]
    bound = sorted((norm for norm in due if norm.only_if is not None), key=lambda norm: every[norm.id].limit)
    joints = [joint for joint in case.joints.values() if joint.id in case.calibration and _latest(case, joint) <= played.tot]
    shares = shared_out((("normen", weights.T_normen, bool(norms)), ("gelijktijdig", weights.T_gelijktijdig, bool(joints))))
    results = {norm.id: met(played, norm, every[norm.id]) for norm in due}
    whole = sum(norm.weight for norm in norms)
    left = deviated(played, every)
    judged = [norm for norm in norms if norm.id not in left] or norms
    rows: list[Row] = []
    terms: list[Term] = []
    if norms:
        kept = sum(norm.weight for norm in judged)
        value = sum(norm.weight * results[norm.id].value for norm in judged) / kept
        # What was left on purpose takes the mean of the others: neither gain nor loss.
        results |= {norm.id: Met(value, None, "anders", None) for norm in norms if norm not in judged}
        results |= {norm.id: Met(1.0, None, "anders", None) for norm in bound if norm.id in left}
        point = 100 * shares["normen"] / kept
        rows += [_norm_row(played, norm, every[norm.id], results[norm.id], point) for norm in judged if results[norm.id].value < 1]
        items = tuple(_norm_item(played, norm, every[norm.id], results[norm.id]) for norm in (*norms, *bound))
        terms.append(Term("normen", "Stappen op tijd", value, shares["normen"], items))
    if joints:
        term, missed = _together(played, joints, shares["gelijktijdig"])
        terms.append(term)
        rows += missed
    if norms:
        rows += _bound_rows(played, bound, every, results, 100 * shares["normen"] / whole, 100 - lost(rows))
    notes = _notes(played, every, bool(joints))
    return Dimension("T", TITLE, max(0.0, 100 - lost(rows)) if terms else None, None, tuple(terms), tuple(rows), notes)


def _bound_rows(
    played: Played, bound: Sequence[Norm], every: dict[str, Clock], results: dict[str, Met], point: float, left: float
) -> list[Row]:
    """Norms that exist only through a choice: they cost at most what is left, in order of time."""
    rows: list[Row] = []
    for norm in bound:
        if results[norm.id].value < 1:
            row = _norm_row(played, norm, every[norm.id], results[norm.id], point, most=max(0.0, left), term="gevolgen")
            left -= row.lost
            rows.append(row)
    return rows


def _owners(case: Case, norm: Norm) -> tuple[str, ...]:
    return tuple(dict.fromkeys(role for owner in norm.owners for role in standing(case, owner)))


def _norm_item(played: Played, norm: Norm, clock: Clock, result: Met) -> Item:
    refs = result.hit.refs if result.hit is not None else ()
    roles = _owners(played.case, norm)
    return Item(norm.id, norm.title, result.value, norm.weight, result.at, clock.target, clock.limit, roles, refs, result.why)


def _norm_row(played: Played, norm: Norm, clock: Clock, result: Met, point: float, most: float = 100.0, term: str = "normen") -> Row:
    owners = _owners(played.case, norm)
    return Row(
        "T",
        term,
        norm.id,
        min(most, point * norm.weight * (1 - result.value)),
        equally(owners),
        result.hit.refs if result.hit is not None else (),
        _norm_text(played, norm, clock, result, owners),
        clock.limit,
        norm.source,
        norm.basis if result.why == "te_weinig" else (),
    )


def _norm_text(played: Played, norm: Norm, clock: Clock, result: Met, owners: tuple[str, ...]) -> str:
    case = played.case
    who, until = words.names(case, owners), phrases.clock(clock.limit)
    at = phrases.clock(result.at) if result.at is not None else ""
    hits = played.hits["norm", norm.id, 0]
    match result.why:
        case "laat" if hits[0].at < (result.at or 0):
            blind = f"om {phrases.clock(hits[0].at)}, toen {who} nog te weinig wist om op te steunen"
            return words.about(norm.title, f"{blind}, en opnieuw om {at}. Het kon tot {until}.")
        case "laat":
            return words.about(norm.title, f"om {at}. Het streven was {phrases.clock(clock.target)}, het kon tot {until} door {who}.")
        case "te_weinig":
            return words.about(norm.title, f"om {at}, toen {who} nog te weinig wist om op te steunen. Opnieuw kon tot {until}.")
        case "te_vroeg":
            return words.about(norm.title, f"om {at}, vóór het moment dat daarvoor open was. Het kon later, tot {until}, door {who}.")
        case "na_venster":
            return words.about(norm.title, f"om {at}. Het kon tot {until} door {who}, of een besluit met reden om het (nog) niet te doen.")
        case _:
            return words.about(norm.title, f"dit gebeurde niet. Het kon tot {until} door {who}.")


def _latest(case: Case, joint: Joint) -> int:
    """When a joint moment earns nothing any more: its inputs one after another, or the end of the case if that comes first."""
    return min(case.calibration[joint.id]["W"], case.horizon)


def _together(played: Played, joints: Sequence[Joint], share: float) -> tuple[Term, list[Row]]:
    """Parallelism: were inputs that could be made ready side by side ready as early as that allows?"""
    case = played.case
    items: list[Item] = []
    rows: list[Row] = []
    for joint in joints:
        target, limit = case.calibration[joint.id]["M"], _latest(case, joint)
        last = ready(played, joint)
        value = 0.0 if last is None else ramp(last.at, target, limit)
        at, refs = (None, ()) if last is None else (last.at, last.refs)
        roles = tuple(dict.fromkeys(role for named in joint.roles for role in standing(case, named)))
        items.append(Item(joint.id, joint.title, value, 1, at, target, limit, roles, refs))
        if value < 1:
            when = "niet alles lag klaar" if at is None else f"alles lag klaar om {phrases.clock(at)}"
            text = words.about(joint.title, f"{when}. Naast elkaar werkend kon dat om {phrases.clock(target)}.")
            lost_here = 100 * share * (1 - value) / len(joints)
            rows.append(Row("T", "gelijktijdig", joint.id, lost_here, equally(roles), refs, text, limit, words.TRIED))
    value = sum(item.value for item in items) / len(items)
    return Term("gelijktijdig", "Naast elkaar gewerkt", value, share, tuple(items)), rows


def _notes(played: Played, every: dict[str, Clock], joints: bool) -> tuple[str, ...]:
    case = played.case
    notes = [
        words.about(norm.title, "telt hier niet mee, want in deze regio is dat niet te doen.")
        for norm in case.norms.values()
        if norm.regional is not None and norm.id not in every and norm.only_if is None
    ]
    if not joints and case.joints:
        notes.append(
            "Naast elkaar werken is niet meegeteld: nog niets geijkt, of nog niet aan de beurt. De stappen tellen voor het geheel."
        )
    return tuple(notes)
