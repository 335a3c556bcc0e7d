"""Who did what at which hour, side by side?

A lane per role that took part, with what occupied its desk; one for what was acute and one for what was structural; and a lane
per measure with when it was in force. Drawn with
signs that differ in shape, so that no colour is needed to read them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from scenarios.compiled import DAY, Case
from sim.core import events as e
from sim.core.phrases import DAYS, answer
from sim.report.deeds import decided, deed, kind
from sim.report.text import clock, short, title

SIGNS = {"gesprek": "█", "handeling": "▓", "schrijven": "▒", "van_kracht": "═", "speelt": "─", "wacht": "·"}
MARKS = {"besluit": "◆", "dringend": "▲"}
TAGS = {"goed": "✓", "niet_oke": "✗", "risico": "!"}
TAG_WORDS = {"goed": "goed", "niet_oke": "niet oké", "risico": "risicovol"}
"""What a table can say of a moment."""
LEGEND = (
    "█ gesprek of overleg  ▓ handeling  ▒ opzoeken, schrijven, beslissen  ◆ besluit  ▲ dringend  · vrij of wacht  "
    "─ wat er speelt  ═ maatregel van kracht"
)
_ORDER = ("wacht", "van_kracht", "speelt", "schrijven", "handeling", "gesprek")


@dataclass(frozen=True, slots=True)
class Span:
    """From `start` until `end` this was going on."""

    start: int
    end: int
    kind: str
    label: str


@dataclass(frozen=True, slots=True)
class Mark:
    """At `at` this happened."""

    at: int
    kind: str
    label: str


@dataclass(frozen=True, slots=True)
class Tag:
    """What the table says of what one lane did at `at`."""

    at: int
    lane: str
    kind: str


@dataclass(slots=True)
class Lane:
    """One row: a role, or a measure."""

    id: str
    title: str
    short: str
    spans: list[Span] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Lanes:
    """All rows between two minutes. `weekday` is that of day 0."""

    start: int
    end: int
    weekday: int
    lanes: tuple[Lane, ...]


def lanes(case: Case, events: Sequence[e.Event], until: int) -> Lanes:
    """What occupied whom from the start of the game until `until`."""
    rows = {role: Lane(role, title(case, role), short(case, role)) for role in case.roles}
    measures: dict[str, Lane] = {}
    running: dict[str, tuple[int, str, str]] = {}
    talks: dict[int, tuple[int, str]] = {}
    for event in events:
        if event.at > until:
            break
        match event:
            case e.Started() if event.role in rows:
                running[event.role] = (event.at, kind(event.command), deed(case, event.command))
            case e.Freed() | e.Stopped() | e.Interrupted() if event.role in running:
                _close(rows[event.role], running.pop(event.role), event.at)
            case e.TalkOpened():
                name = case.moments[event.moment].name if event.moment else "gesprek"
                talks[event.talk] = (event.begins, name)
            case e.TalkBegan():
                talks[event.talk] = (event.at, talks[event.talk][1])
            case e.TalkEnded() if event.talk in talks:
                _talked(rows, talks.pop(event.talk), event)
            case e.DecisionTaken():
                rows[event.role].marks.append(Mark(event.at, "besluit", decided(case, event.decision, event.option)))
            case e.Deviated():
                rows[event.role].marks.append(Mark(event.at, "besluit", f"bewust anders: {case.norms[event.norm].title}"))
            case e.Ruled():
                word = answer(event.granted)
                rows[event.by].marks.append(Mark(event.at, "besluit", f"{case.measures[event.measure].title}: {word}"))
            case e.Happened() if event.urgent:
                for role in event.audience:
                    if role in rows:
                        rows[role].marks.append(Mark(event.at, "dringend", case.happenings[event.happening].text.get(role, "")))
            case e.MeasureStarted():
                what = case.measures[event.measure]
                lane = measures.setdefault(event.measure, Lane(event.measure, what.title, what.title))
                lane.spans.append(Span(event.at, until, "van_kracht", what.title))
            case e.MeasureEnded() if event.measure in measures:
                lane = measures[event.measure]
                lane.spans[-1] = Span(lane.spans[-1].start, event.at, "van_kracht", lane.title)
            case _:
                pass
    for role, open_ in running.items():
        _close(rows[role], open_, until)
    shown = [lane for role, lane in rows.items() if lane.spans or lane.marks or role in case.playable]
    return Lanes(case.start, max(until, case.start + 1), case.weekday, (*shown, *_tracks(case, events, until), *measures.values()))


def _tracks(case: Case, events: Sequence[e.Event], until: int) -> list[Lane]:
    """What was going on, acute and structural apart: the scenes of the case, each as long as it was open."""
    lanes_ = {track: Lane(f"spoor_{track}", f"Spoor {track}", f"spoor {track}") for track in ("acuut", "structureel")}
    opened: dict[str, int] = {}
    for event in events:
        if event.at > until:
            break
        match event:
            case e.SceneOpened():
                opened[event.scene] = event.at
            case e.SceneClosed() if event.scene in opened:
                _played(case, lanes_, event.scene, opened.pop(event.scene), event.at)
    for scene, start in opened.items():
        _played(case, lanes_, scene, start, until)
    return [lane for lane in lanes_.values() if lane.spans]


def _played(case: Case, lanes_: dict[str, Lane], scene: str, start: int, end: int) -> None:
    track = case.scenes[scene].track
    if track in lanes_ and end > start:
        lanes_[track].spans.append(Span(start, end, "speelt", case.scenes[scene].title))


def _close(lane: Lane, open_: tuple[int, str, str], at: int) -> None:
    start, what, label = open_
    if at > start:
        lane.spans.append(Span(start, at, what, label))


def _talked(rows: dict[str, Lane], talk: tuple[int, str], event: e.TalkEnded) -> None:
    start, name = talk
    for role in event.present:
        if role in rows:
            others = ", ".join(rows[other].short for other in event.present if other != role and other in rows)
            rows[role].spans.append(Span(start, max(event.at, start + 1), "gesprek", f"{name} met {others}"))


def step_for(found: Lanes, width: int) -> int:
    """Minutes per sign with which the whole fits in `width` signs, out of a few sizes people can read."""
    length = found.end - found.start
    return next((step for step in (5, 10, 15, 30, 60, 120, 240) if length <= step * width), 480)


def ruler(found: Lanes, step: int, first: int, width: int) -> str:
    """The hours above the lanes; a new day says which."""
    row = [" "] * width
    every = next(each for each in (60, 120, 240, 480, 1440, 2880, 4320, 10080) if each >= 7 * step)
    at = -(-first // every) * every
    while (place := (at - first) // step) < width:
        text = f"|{DAYS[(found.weekday + at // DAY) % 7]}" if at % DAY == 0 else f"|{clock(at)}"
        if place + len(text) <= width:
            row[place : place + len(text)] = text
        at += every
    return "".join(row)


def draw(lane: Lane, step: int, first: int, width: int, end: int, tags: Sequence[Tag] = ()) -> str:
    """`lane` as `width` signs of `step` minutes each, from minute `first` on; what the table said of it stands over the rest."""
    row = [SIGNS["wacht"] if first + step * place < end else " " for place in range(width)]
    best = [0] * width
    if lane.spans and lane.spans[0].kind in ("van_kracht", "speelt"):
        row = [" "] * width
    for span in lane.spans:
        for place in range(max(0, (span.start - first) // step), min(width, -(-(span.end - first) // step))):
            rank = _ORDER.index(span.kind)
            if rank >= best[place]:
                best[place], row[place] = rank, SIGNS[span.kind]
    for mark in lane.marks:
        place = (mark.at - first) // step
        if 0 <= place < width:
            row[place] = MARKS[mark.kind]
    for tag in tags:
        if tag.lane == lane.id and 0 <= (tag.at - first) // step < width:
            row[(tag.at - first) // step] = TAGS[tag.kind]
    return "".join(row)


def at(found: Lanes, minute: int, step: int) -> tuple[tuple[str, str], ...]:
    """What everybody did in the `step` minutes from `minute` on: (who, what with its hours)."""
    told: list[tuple[str, str]] = []
    for lane in found.lanes:
        marks = [mark for mark in lane.marks if minute <= mark.at < minute + step]
        parts = [f"{clock(mark.at)} {mark.label}" for mark in marks]
        spans = (s for s in lane.spans if s.start < minute + step and s.end > minute)
        parts += [f"{_hours(found, s)} {s.label}" for s in spans if all(s.label != mark.label for mark in marks)]
        if parts:
            told.append((lane.title, "; ".join(dict.fromkeys(parts))))
    return tuple(told)


def _hours(found: Lanes, span: Span) -> str:
    """From when to when, with the days where it lasts into another one."""
    if span.start // DAY == span.end // DAY:
        return f"{clock(span.start)}–{clock(span.end)}"
    start, end = (f"{DAYS[(found.weekday + minute // DAY) % 7]} {clock(minute)}" for minute in (span.start, span.end))
    return f"{start} tot {end}"


def tag_lines(found: Lanes, tags: Sequence[Tag]) -> tuple[str, ...]:
    """The tags in order of time, in words, with what that lane did then."""
    titles = {lane.id: lane for lane in found.lanes}
    said = []
    for tag in sorted(tags, key=lambda one: one.at):
        lane = titles[tag.lane]
        doing = next((span.label for span in lane.spans if span.start <= tag.at < span.end), "")
        when = f"{DAYS[(found.weekday + tag.at // DAY) % 7]} {clock(tag.at)}"
        said.append(f"{TAGS[tag.kind]} {TAG_WORDS[tag.kind]}: {when} {lane.title}{f', {doing}' if doing else ''}")
    return tuple(said)
