"""What is new since the last own move?

The desk marks what came in after its player last did something. Kept by the screen, not by the game.
"""

from dataclasses import dataclass, field, replace

from sim.core.forms import Key
from sim.core.roleview import FactView, Form, NoteView, RoleView, SceneView
from sim.numbering import Numbers


@dataclass(frozen=True, slots=True)
class Marks:
    """What the player had on the desk when he made his last move."""

    now: int
    note: int
    """Sequence number of the newest note."""
    facts: frozenset[str]
    scenes: frozenset[str]
    asked: int = -1
    """Sequence number of the newest note about a telling of which level expert has asked the ground."""
    numbers: Numbers = field(default_factory=Numbers)
    """The numbers under which the moves of the desk were shown."""
    moves: frozenset[Key] = frozenset()
    """The moves that were on offer at any own move so far: one that was away for a moment is not new when it comes back."""

    @staticmethod
    def of(view: RoleView) -> "Marks":
        """Everything on the desk now counts as seen."""
        return Marks(
            now=view.now,
            note=max((note.seq for note in view.notes), default=-1),
            facts=frozenset(fact.id for fact in view.facts),
            scenes=frozenset(scene.id for scene in view.scenes),
            moves=frozenset((form.kind, form.id) for form in view.moves),
        )

    def moved(self, view: RoleView) -> "Marks":
        """After a move that was made from `view`: the numbers stay, and what it showed is seen."""
        seen = Marks.of(view)
        return replace(seen, numbers=self.numbers, moves=self.moves | seen.moves)

    def new_notes(self, view: RoleView) -> tuple[NoteView, ...]:
        return tuple(note for note in view.notes if note.seq > self.note)

    def new_tellings(self, view: RoleView) -> tuple[NoteView, ...]:
        """What the player told since, as far as its ground was not asked yet."""
        return tuple(note for note in self.new_notes(view) if note.kind == "deling" and note.seq > self.asked)

    def new_facts(self, view: RoleView) -> tuple[FactView, ...]:
        return tuple(fact for fact in view.facts if fact.id not in self.facts)

    def is_new_fact(self, fact: FactView) -> bool:
        return fact.id not in self.facts

    def is_new_note(self, note: NoteView) -> bool:
        return note.seq > self.note

    def is_new_move(self, form: Form) -> bool:
        return (form.kind, form.id) not in self.moves

    def is_new_scene(self, scene: SceneView) -> bool:
        return scene.id not in self.scenes


NOTHING_SEEN = Marks(now=0, note=-1, facts=frozenset(), scenes=frozenset())
