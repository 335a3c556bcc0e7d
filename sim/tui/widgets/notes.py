"""What came in? Calls, messages, rulings and happenings, newest first, the new ones marked."""

from textual.content import Content

from sim.core.roleview import NoteView, RoleView
from sim.tui import words
from sim.tui.text import clean, headline, join, line
from sim.tui.widgets.listing import Listing, Row
from sim.tui.widgets.marks import Marks

_EXCERPT = 70


def note_name(note: NoteView) -> str:
    """What a note is about, in a few words."""
    if note.title not in words.PLAIN_TITLES or not note.text:
        return line(note.title)
    text = line(note.text)
    first = text.split(". ", 1)[0]
    return first if len(first) <= _EXCERPT else first[:_EXCERPT].rsplit(" ", 1)[0] + " …"


def note_row(view: RoleView, note: NoteView, marks: Marks) -> Row:
    """One thing that came in as a row."""
    new = marks.is_new_note(note)
    urgent = ("! ", "bold $so-red") if note.urgent else ""
    kind = words.NOTE_KINDS.get(note.kind, line(note.kind))
    lead = "" if note.title in words.PLAIN_TITLES or is_own(note) or note.title.startswith(kind) else f"{kind}: "
    text = join(urgent, (lead, "$so-soft"), (note_name(note), "bold" if new else ""))
    tail = (f"  {words.NEW}", "bold $so-new") if new else ""
    when = words.moment(note.at, view.now, view.weekday)
    return Row(str(note.seq), join(text, tail), lead=join((f"{when} ", "$so-soft")))


def is_own(note: NoteView) -> bool:
    """Whether a note tells what this role did itself."""
    return note.title.startswith(words.OWN_TITLES)


def repeats_fact(note: NoteView) -> bool:
    """Whether a note only says that facts were written down; the list of facts shows that better."""
    return note.title.startswith(words.WRITTEN_TITLE)


def note_rows(view: RoleView, marks: Marks) -> list[Row]:
    """What came in, the last first."""
    return [note_row(view, note, marks) for note in reversed(view.notes) if not repeats_fact(note)]


def note_detail(view: RoleView, note: NoteView | None) -> Content:
    """One thing that came in, in full."""
    if note is None:
        return Content("")
    kind = words.NOTE_KINDS.get(note.kind, line(note.kind))
    when = words.day_and_clock(note.at, view.now, view.weekday)
    # A title that says nothing yet is no heading over the text: it stands with the hour.
    plain = note.title in words.PLAIN_TITLES
    head = join((line(note.title), "bold $so-title"), " · " if plain else "\n", (when if plain else f"{kind} · {when}", "$so-soft"))
    if note.urgent:
        head = join(head, (" · dringend", "bold $so-red"))
    return join(head, "\n\n", clean(note.text)) if note.text and line(note.text) != line(note.title) else head


class NoteList(Listing):
    """What came in."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(empty=words.NOTHING_IN, id=id)

    def show(self, view: RoleView, marks: Marks) -> None:
        new = sum(1 for note in marks.new_notes(view) if not repeats_fact(note))
        headline(self, words.PANEL_NOTES + (f" · {new} {words.NEW}" if new else ""))
        self.show_rows(note_rows(view, marks))


def find_note(view: RoleView, row: str) -> NoteView | None:
    """The note that a row stands for."""
    return next((note for note in view.notes if str(note.seq) == row), None)
