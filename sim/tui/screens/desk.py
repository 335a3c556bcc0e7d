"""What is happening, what do I know, what runs, whom can I reach, what can I do, what time is it?

The desk of one role: everything at a glance, the moves of this moment numbered, everything else one key away. It posts
`SeatDone`, `ChapterClosed` and `GameOver` to the app, which decides what comes on the screen then.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from sim.core.article import Article, answer
from sim.core.roleview import RoleView
from sim.numbering import numbered
from sim.tui import words
from sim.tui.commands import DeskCommands
from sim.tui.dialogs.article import ArticleDialog
from sim.tui.screens.dossier import DossierScreen
from sim.tui.screens.measures import MeasuresScreen
from sim.tui.screens.plan import PlanScreen
from sim.tui.screens.reachability import ReachabilityScreen
from sim.tui.screens.seated import Seat, SeatedScreen, group_bindings, may_choose
from sim.tui.screens.talk import Kept, TalkScreen
from sim.tui.screens.timeline import TimelineScreen
from sim.tui.text import headline, join, plain
from sim.tui.widgets.banner import Banner, banner_text
from sim.tui.widgets.clock import TopBar
from sim.tui.widgets.facts import FactList, fact_detail
from sim.tui.widgets.keybar import KeyBar
from sim.tui.widgets.listing import Listing
from sim.tui.widgets.marks import Marks
from sim.tui.widgets.moves import MoveList, moves_here, to_number
from sim.tui.widgets.notes import NoteList, find_note, note_detail
from sim.tui.widgets.prose import Prose
from sim.tui.widgets.reach import ReachList, runs_text
from sim.tui.widgets.scenes import ScenesPanel, scene_text

_HERE = ("g", "r", "b", "o", "d", "w", "k", "h", "x", "z")


class PlayScreen(SeatedScreen):
    """The desk of one role."""

    HELP = """
# Het bureau

Bovenaan staat wie je bent, hoe laat het is en of je aan zet bent. Links wat er gebeurt en wat je nu kunt doen.
Rechts wat je weet, wat binnenkwam en wie je kunt bereiken.

- **1–9** doet een van de zetten van dit moment. Een venster laat zien wat het kost; pas *Bevestigen* doet de zet.
  Een zet houdt zijn cijfer zolang hij er staat; zijn ze alle negen op, dan krijgt een nieuwe zet het cijfer van een zet
  die weg is. Wat nieuw is staat bovenaan, wat al besloten is onderaan.
- **g** gesprek of overleg · **b** bericht · **r** raadplegen of vastleggen
- **m** maatregelen · **p** afspraken · **o** oordeel · **d** besluit
- **w** wachten · **k** klaar met dit deel · **z** terugnemen · **x** afbreken · **h** hardop gezegd
- **v** dossier · **l** tijdlijn · **c** wie je kunt bereiken
- Het getal voor een gegeven is het nummer van zijn kaart, geen toets. **RODE VLAG**: een teken van groot gevaar.
- *acuut gevaar* en *langlopend* zeggen aan welk spoor je werkt: het gevaar van nu (acuut), of het patroon erachter
  (structureel). Bij **a** staat ook de stap. Acuut: veiligheid, beoordelen, onderzoek, maatregelen, overdragen.
  Structureel: melding, beeld maken, beoordelen, plan.
- **n** lees wat nieuw is · **a** alles lezen wat er gebeurt · **s** kort of lang
- **Tab** gaat naar het volgende vak, **↑ ↓** en **Enter** lezen wat daar staat.

Alles staat ook in het palet: **ctrl+p**.
"""
    AUTO_FOCUS = "#zetten"
    COMMANDS = {DeskCommands}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "talk", "tafel", id="bureau.tafel", tooltip=words.TIPS["t"]),
        *group_bindings("bureau", *words.KINDS),
        Binding("v", "dossier", "dossier", id="bureau.dossier", tooltip=words.TIPS["v"]),
        Binding("l", "timeline", "loop", id="bureau.tijdlijn", tooltip=words.TIPS["l"]),
        Binding("c", "reach", "bereik", id="bureau.bereik", tooltip=words.TIPS["c"]),
        Binding("n", "news", "nieuw", show=False, id="bureau.nieuw", tooltip=words.TIPS["n"]),
        Binding("a", "story", "alles", show=False, id="bureau.alles", tooltip=words.TIPS["a"]),
        Binding("s", "short", "kort", show=False, id="bureau.kort", tooltip=words.TIPS["s"]),
    ]

    class SeatDone(Message):
        """This desk has nothing to choose now."""

        def __init__(self, role: str) -> None:
            self.role = role
            super().__init__()

    class ChapterClosed(Message):
        """The chapter has ended."""

        def __init__(self, role: str) -> None:
            self.role = role
            super().__init__()

    class GameOver(Message):
        """The game has ended."""

        def __init__(self, role: str) -> None:
            self.role = role
            super().__init__()

    def __init__(self, seat: Seat, marks: Marks | None = None, turn: Callable[[], str] = str) -> None:
        """`turn`: whose turn it is, as a line, where everybody at the table may watch."""
        super().__init__(seat)
        self._turn = turn
        self.marks = marks or Marks.of(self.view)
        """What the player had seen at the last own move; a later desk of the same role may be given them."""
        self.short = False
        self._posted = ""
        self._called = ("", "")
        self._at_table = Kept()
        self._elsewhere = False
        """Whether a move was made from another screen since this one was looked at."""
        self._asking = False
        """Whether the question of level expert is on the screen: it is over before what is under it comes back."""

    def compose(self) -> ComposeResult:
        yield TopBar()
        yield Static("", markup=False, id="beurt")
        yield Banner()
        with Horizontal(id="bureau"):
            with Vertical(id="links"):
                yield ScenesPanel(id="situaties", classes="vak")
                yield MoveList(id="zetten")
                yield Static("", markup=False, id="uitleg")
            with Vertical(id="rechts"):
                with Vertical(id="weten"):
                    yield FactList(id="gegevens")
                    yield Prose(id="gegeven", classes="vak")
                with Vertical(id="buiten"):
                    yield NoteList(id="binnen")
                    yield Prose(id="loopt", classes="vak")
                    yield ReachList(id="bereik")
        yield KeyBar()

    # --- drawing ----------------------------------------------------------------------------------------------------

    def draw(self, view: RoleView) -> None:
        marks = self.marks
        self.query_one(TopBar).show(view)
        turn = self.query_one("#beurt", Static)
        turn.update(plain(self._turn()))
        turn.display = bool(self._turn())
        self.query_one(Banner).show(banner_text(view, marks, self._passes_on()))
        self.query_one(ScenesPanel).show(view, marks, self.short)
        self.marks = marks = replace(marks, numbers=numbered(marks.numbers, view, to_number(moves_here(view))))
        self.query_one(MoveList).show(view, marks)
        self.query_one(FactList).show(view, marks)
        self.query_one(NoteList).show(view, marks)
        self.query_one(ReachList).show(view)
        runs = self.query_one("#loopt", Prose)
        headline(runs, words.PANEL_RUNS)
        runs.show_text(runs_text(view))
        self._show_fact(self.query_one(FactList).pointed)
        self._tell_app()
        self._open_talk()
        self._ask_ground()

    def _passes_on(self) -> bool:
        """Whether this screen is shared, so that it can be given to the next seat."""
        return any(active.binding.id == "app.hand_over" and active.enabled for active in self.active_bindings.values())

    def _show_fact(self, fact: str | None) -> None:
        pane = self.query_one("#gegeven", Prose)
        headline(pane, words.PANEL_DETAIL)
        pane.show_text(fact_detail(self.view, next((one for one in self.view.facts if one.id == fact), None)), top=True)

    def _tell_app(self) -> None:
        """Post once what the app must act on."""
        view = self.view
        if view.status == "afgelopen":
            state = "over"
        elif not view.chapter_open:
            state = f"dicht {view.chapter}"
        elif may_choose(view):
            state = ""
        else:
            state = f"klaar {view.now} {view.told}"
        if state == self._posted or not self.is_current:
            return
        self._posted = state
        if state == "over":
            self.post_message(self.GameOver(view.role))
        elif state.startswith("dicht"):
            self.post_message(self.ChapterClosed(view.role))
        elif state:
            self.post_message(self.SeatDone(view.role))

    def _open_talk(self) -> None:
        """A conversation that wants something of this role comes on the screen by itself, once each time."""
        talk = self.view.talk
        if not self.is_current:
            return
        if talk is None or not (talk.must_speak or talk.phase == "tafel"):
            self._called = ("", "")
        elif self._called != (str(talk.talk), talk.phase):
            self._called = (str(talk.talk), talk.phase)
            self.app.push_screen(TalkScreen(self.seat, self.talked, self._at_table))

    def _ask_ground(self) -> None:
        """At level expert: once after a telling, on which ground that was."""
        tellings = self.marks.new_tellings(self.view) if self.is_current and not self._asking else ()
        article = next((found for note in tellings if (found := self.seat.article(note.seq)) is not None), None)
        if article is not None:
            self._asking = True
            self._article(article, tellings[-1].seq)

    @work(exclusive=True, group="grond")
    async def _article(self, article: Article, newest: int) -> None:
        """Ask, and say what held; whoever takes the screen away before that is asked again later."""
        chosen = await self.app.push_screen_wait(ArticleDialog(article))
        self.marks = replace(self.marks, asked=newest)
        self._asking = False
        if chosen is not None:
            self.read(join(plain(answer(article, chosen)), "\n\n", (words.GROUND_FREE, "$so-soft")), words.GROUND_TITLE)

    def moved_from(self, view: RoleView) -> None:
        self.marks = self.marks.moved(view)
        self._elsewhere = True

    def talked(self, _: RoleView) -> None:
        """A move was made in a conversation: what the others said there stands on the desk, and is still to be read."""
        self._elsewhere = True

    def after_move(self) -> None:
        self.query_one(MoveList).to_top()

    def resumed(self) -> None:
        if self._elsewhere:
            self._elsewhere = False
            self.query_one(MoveList).to_top()
        self._tell_app()
        self._open_talk()
        self._ask_ground()

    @property
    def topic(self) -> tuple[str, str]:
        """The fact or contact that is walked through, else the newest situation."""
        match self.focused:
            case FactList() as facts if facts.pointed:
                return "gegeven", facts.pointed
            case ReachList() as contacts if contacts.pointed:
                return "contact", contacts.pointed
        return "situatie", max(self.view.scenes, key=lambda scene: scene.since).id if self.view.scenes else ""

    # --- keys -------------------------------------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        if event.character is not None and event.character in "123456789":
            event.stop()
            form = self.marks.numbers.meant(self.query_one(MoveList).forms, int(event.character))
            if form is not None:
                self.offer(form)
        elif event.character is not None and event.character in words.WHY_NOT and not self._works(event.character):
            event.stop()
            talking = self.view.status == "in_gesprek" and event.character != "z"
            self.say(words.STATUS_LONG["in_gesprek"] if talking else words.WHY_NOT[event.character])

    def _works(self, key: str) -> bool:
        """Whether a letter has something to do now."""
        return bool(self.check_action("talk", ()) if key == "t" else self.check_action("group", (key,)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys that have nothing to do are hidden, or grey."""
        if action == "talk":
            return self.view.talk is not None
        if action == "news":
            return True
        if action == "group" and parameters and parameters[0] in _HERE:
            there = any(form.kind in words.KINDS[str(parameters[0])] for form in self.view.moves)
            return there or (False if parameters[0] in ("z", "x", "h") else None)
        return True

    def action_group(self, key: str) -> None:
        """The moves behind one letter."""
        if key == "m":
            self.app.push_screen(MeasuresScreen(self.seat, self.moved_from))
        elif key == "p":
            self.app.push_screen(PlanScreen(self.seat, self.moved_from))
        else:
            self.choose(words.PICK[key], words.KINDS[key])

    def action_talk(self) -> None:
        self.app.push_screen(TalkScreen(self.seat, self.talked, self._at_table))

    def action_dossier(self) -> None:
        self.app.push_screen(DossierScreen(self.seat, self.marks, self.query_one(FactList).pointed, self.moved_from))

    def action_timeline(self) -> None:
        self.app.push_screen(TimelineScreen(self.seat, self.marks))

    def action_reach(self) -> None:
        self.app.push_screen(ReachabilityScreen(self.seat, self.moved_from, self.query_one(ReachList).pointed))

    def action_news(self) -> None:
        """Everything that is new, under each other."""
        notes = self.marks.new_notes(self.view)
        if not notes:
            self.say(words.NO_NEWS)
        else:
            self.read(Content("\n\n").join(note_detail(self.view, note) for note in reversed(notes)), words.PANEL_NOTES)

    def action_story(self) -> None:
        """What is happening, in a window of its own."""
        self.read(scene_text(self.view, self.marks, short=False, whole=True), words.PANEL_SCENES)

    def action_short(self) -> None:
        self.short = not self.short
        self.query_one(ScenesPanel).show(self.view, self.marks, self.short)

    # --- what widgets say -------------------------------------------------------------------------------------------

    @on(Listing.Chosen)
    def _chosen(self, event: Listing.Chosen) -> None:
        event.stop()
        match event.listing:
            case MoveList() as moves:
                form = moves.form(event.row)
                if form is not None:
                    self.offer(form)
            case FactList():
                self.app.push_screen(DossierScreen(self.seat, self.marks, event.row, self.moved_from))
            case NoteList():
                self.read(note_detail(self.view, find_note(self.view, event.row)))
            case ReachList():
                self.app.push_screen(ReachabilityScreen(self.seat, self.moved_from, event.row))

    @on(Listing.Pointed, "#zetten")
    def _explain(self, event: Listing.Pointed) -> None:
        event.stop()
        form = self.query_one(MoveList).form(event.row)
        self.query_one("#uitleg", Static).update(plain(form.detail if form is not None else ""))

    @on(Listing.Pointed, "#gegevens")
    def _pointed(self, event: Listing.Pointed) -> None:
        event.stop()
        self._show_fact(event.row)
