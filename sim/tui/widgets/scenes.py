"""What is happening? The open situations of a role, newest first, in full or in one line each."""

from textual.content import Content

from sim.core.phrases import closed
from sim.core.roleview import RoleView, SceneView
from sim.tui import words
from sim.tui.text import clean, headline, join, line, plain
from sim.tui.widgets.marks import Marks
from sim.tui.widgets.prose import Prose

_COLOURS = {"acuut": "$so-red", "structureel": "$so-green"}


def scene_head(scene: SceneView, new: bool, whole: bool) -> Content:
    """Title of a scene with its track, and whether it is new; where there is room, the `whole` of it, with its step."""
    word, colour = words.TRACKS.get(scene.track, scene.track), _COLOURS.get(scene.track, "$so-soft")
    mark = (f" · {words.NEW}", "bold $so-new") if new else ""
    step = words.STEPS.get(scene.step) if whole else None
    phase = (f"  {line(word)}" + (f" · stap: {step}" if step else ""), colour)
    return join((line(scene.title), "bold $so-title"), phase, mark)


TOLD = ("gebeurtenis", "bericht", "uitslag", "overleg", "dienst", "besluit")
"""Kinds of note that tell how the story went on."""


def fresh_text(view: RoleView, marks: Marks) -> list[Content]:
    """What happened since the last own move, in full, the last first."""
    told = [note for note in marks.new_notes(view) if note.kind in TOLD and note.text]
    blocks = []
    for note in reversed(told):
        when = words.moment(note.at, view.now, view.weekday)
        title = "" if note.title in words.PLAIN_TITLES else closed(line(note.title)) + " "
        sign = ("! ", "bold $so-red") if note.urgent else ""
        blocks.append(join((f"{when} ", "bold $so-new"), sign, (title, "bold"), clean(note.text)))
    return blocks


def scene_text(view: RoleView, marks: Marks, short: bool, whole: bool = False) -> Content:
    """What just happened, and all open scenes under each other."""
    fresh = fresh_text(view, marks)
    if not view.scenes and not fresh:
        return plain(words.NOTHING_OPEN, "$so-soft")
    blocks = []
    for scene in sorted(view.scenes, key=lambda one: (not marks.is_new_scene(one), -one.since)):
        body = clean(scene.short or scene.text) if short else clean(scene.text or scene.short)
        blocks.append(join(scene_head(scene, marks.is_new_scene(scene), whole), "\n", body))
    return Content("\n" if short else "\n\n").join([*fresh, *blocks])


class ScenesPanel(Prose):
    """The open situations."""

    def show(self, view: RoleView, marks: Marks, short: bool) -> None:
        headline(self, words.PANEL_SCENES + (" · kort (s)" if short else " · lees alles met a"))
        self.show_text(scene_text(view, marks, short), top=True)
