"""What just changed? One line above the desk: time passed, what came in, and what is urgent."""

from textual.content import Content
from textual.widgets import Static

from sim.core.roleview import NoteView, RoleView
from sim.tui import words
from sim.tui.text import join, line
from sim.tui.widgets.marks import Marks
from sim.tui.widgets.moves import round_end
from sim.tui.widgets.notes import is_own, note_name, repeats_fact

LINES = 2
"""As many lines the banner has."""
LOUD = ("oproep", "verzoek", "uitslag", "bericht")
"""Kinds of note that come before others in the banner."""


def banner_text(view: RoleView, marks: Marks, passes_on: bool = False) -> Content:
    """The line, or nothing when nothing changed and nobody waits for this role.

    `passes_on`: the screen is shared and can be given to the next seat.
    """
    parts: list[tuple[str, str]] = []
    if passes_on and view.status in ("bezig", "wacht"):
        block = round_end(view)
        if view.busy_until is not None and block is not None and view.busy_until < block:
            parts.append((words.ready_before(view.busy_until, block, view.now, view.weekday), ""))
        parts.append((words.LINE_UP_FULL if len(view.queue) >= words.LINED_UP else words.LINE_UP, "bold"))
    if view.talk is not None and view.talk.must_speak:
        parts.append(("Jouw inbreng wordt gevraagd: t.", "bold"))
    elif view.talk is not None and view.talk.phase == "tafel":
        parts.append(("Jullie zitten aan tafel: t. Oordelen, besluiten en afspreken kost nu geen tijd.", "bold"))
    if view.requests:
        parts.append((f"{words.counted(len(view.requests), 'verzoek wacht', 'verzoeken wachten')} op jou: m.", "bold"))
    passed = words.passed(marks.now, view.now, view.weekday)
    if passed:
        parts.append((passed, ""))
    parts += _news(view, marks)
    return Content(" ").join([join(part) for part in parts])


def _news(view: RoleView, marks: Marks) -> list[tuple[str, str]]:
    """The most pressing new thing by name, and how much more there is."""
    notes, facts = marks.new_notes(view), marks.new_facts(view)
    did = [(f"{_whole(note)}.", "bold") for note in notes if is_own(note) and note.kind != "deling"]
    notes = tuple(note for note in notes if not is_own(note))
    said = [note for note in notes if not repeats_fact(note)]
    names = [
        note_name(note)
        for note in sorted(said, key=lambda note: (note.urgent, note.kind != "melding", note.kind in LOUD, note.seq), reverse=True)
    ]
    if not names:
        names = [line(fact.label) for fact in reversed(facts)]
    if not names:
        return did
    urgent = any(note.urgent for note in notes)
    more = f" en nog {len(names) - 1}" if len(names) > 1 else ""
    return [*did, ("! Nieuw:" if urgent else "Nieuw:", "bold"), (names[0], "bold"), (f"{more.strip()} (n)" if more else "(n)", "")]


def _whole(note: NoteView) -> str:
    """What this role did, with its choice where that is short."""
    title, text = line(note.title).rstrip("."), line(note.text).rstrip(".")
    return f"{title} → {text}" if note.kind == "besluit" and text else title


class Banner(Static):
    """The line above the desk; hidden when there is nothing to say."""

    DEFAULT_CSS = """
    Banner { height: auto; max-height: 2; width: 1fr; padding: 0 1; display: none; }
    Banner.-said { display: block; }
    """

    def __init__(self, id: str | None = None) -> None:
        super().__init__("", id=id, markup=False)
        self._said = Content("")

    def show(self, text: Content) -> None:
        if text.is_same(self._said):
            return
        self._said = text
        self._fit()
        self.set_class(bool(text.plain.strip()), "-said")

    def on_resize(self) -> None:
        self._fit()

    def _fit(self) -> None:
        """Draw what was said; where it does not fit, the last line says that there is more."""
        width = self.content_region.width
        lines = self._said.wrap(width) if width > 1 else [self._said]
        if len(lines) > LINES:
            last = lines[LINES - 1].rstrip()
            cut = last.truncate(width - 1) if last.cell_length > width - 2 else last
            lines = [*lines[: LINES - 1], join(cut.rstrip(), "…")]
        self.update(Content("\n").join(lines))
