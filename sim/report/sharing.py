"""What was told to whom, on which ground, and did it belong there?"""

from collections.abc import Sequence
from dataclasses import dataclass

from scenarios.compiled import Case
from scenarios.regional import Ground
from scoring.care import completed
from scoring.fold import Played
from sim.core import events as e
from sim.report import sources
from sim.report.text import CHANNELS, ORIGINS, VERDICT_MARKS, VERDICTS, day, short, validity


@dataclass(frozen=True, slots=True)
class Share:
    """One fact that went to one receiver for the first time."""

    seq: int
    at: int
    giver: str
    receiver: str
    fact: str
    verdict: str
    ground: Ground | None
    purpose: str
    channel: str
    unfit: str
    """Why it does not belong with this receiver, or ""."""
    allowed: str
    """Why it does no harm there though it was not needed, or ""."""
    leak: bool
    needed: tuple[str, ...]
    """Decisions for which the receiver needed it."""


def shares(played: Played, events: Sequence[e.Event], until: int) -> tuple[Share, ...]:
    """Every first telling up to `until`, in order of time."""
    case = played.case
    grounds = {ground.id: ground for ground in case.grounds}
    needed: dict[tuple[str, str], tuple[str, ...]] = {}
    for need in case.needs:
        needed[need.role, need.fact] = (*needed.get((need.role, need.fact), ()), need.decision)
    found = []
    for event in events:
        if event.at > until:
            break
        if isinstance(event, e.Disclosed) and event.fresh:
            fact = case.facts[event.fact]
            found.append(
                Share(
                    event.seq,
                    event.at,
                    event.giver,
                    event.receiver,
                    event.fact,
                    event.verdict,
                    grounds.get(event.ground),
                    event.purpose,
                    event.channel,
                    "" if completed(played, event) else fact.unfit.get(event.receiver, ""),
                    fact.allowed.get(event.receiver, ""),
                    event.receiver in fact.leak,
                    needed.get((event.receiver, event.fact), ()),
                )
            )
    return tuple(found)


def told(case: Case, share: Share) -> tuple[str, tuple[str, ...]]:
    """A share as a head line and the lines under it."""
    fact = case.facts[share.fact]
    mark = "✗" if share.leak or share.unfit else VERDICT_MARKS.get(share.verdict, "?")
    head = f"{mark} {day(case, share.at)}  {short(case, share.giver)} → {short(case, share.receiver)}: {fact.label}"
    lines = [f"{CHANNELS.get(share.channel, share.channel)}{_purpose(case, share)}"]
    lines.append(f"Grond: {VERDICTS.get(share.verdict, share.verdict)}{_rule(share.ground)}")
    if share.needed:
        titles = [case.decisions[one].title if one in case.decisions else case.measures[one].title for one in share.needed]
        lines.append(f"Nodig voor: {', '.join(titles)}")
    if share.leak:
        lines.append("Dit mocht deze ontvanger nooit bereiken.")
    if share.unfit:
        lines.append(f"Hoort hier niet: {share.unfit}")
    if share.allowed:
        lines.append(f"Niet nodig, wel passend: {share.allowed}")
    return head, tuple(lines)


def summary(found: Sequence[Share]) -> str:
    """How much was shared, in one sentence or two."""
    if not found:
        return "Er is niets nieuws gedeeld."
    needed = sum(bool(share.needed) for share in found)
    without = sum(share.verdict == "geen" for share in found)
    unfit = sum(bool(share.unfit) or share.leak for share in found)
    text = f"{len(found)} keer hoorde iemand iets nieuws; {needed} daarvan had de ontvanger nodig voor een besluit."
    extra = []
    if without:
        extra.append(f"{without} zonder grond")
    if unfit:
        extra.append(f"{unfit} {'hoorde' if unfit == 1 else 'hoorden'} daar niet")
    return f"{text} Let op: {' en '.join(extra)}." if extra else text


def _purpose(case: Case, share: Share) -> str:
    purpose = case.purposes.get(share.purpose, share.purpose)
    return f", waarvoor: {purpose}" if purpose else ""


def _rule(ground: Ground | None) -> str:
    return f": {ground.title}" if ground is not None else ""


def grounds(found: Sequence[Share]) -> tuple[tuple[str, str], ...]:
    """Each ground that decided, told once: its name, and its rule with dates and source."""
    named = {share.ground.id: share.ground for share in found if share.ground is not None}
    return tuple(
        (
            ground.title,
            f"{VERDICTS.get(ground.verdict, ground.verdict)}. {ground.rule} Geldig {validity(ground.since, ground.until)}. "
            f"Bron: {sources.named(ground.source)}{_origin(ground.origin)}." + (f" {ground.remark}" if ground.remark else ""),
        )
        for ground in named.values()
    )


def _origin(origin: str) -> str:
    """What the source is, where it is not a document of the partners."""
    return "" if origin == "bron" else f" ({ORIGINS.get(origin, origin)})"
