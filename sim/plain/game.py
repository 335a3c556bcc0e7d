"""How is a game played line by line, from the first turn to the debrief?"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from scenarios.handbook import PAGES, page
from scenarios.seating import Chair
from sim import remarks
from sim.arranging import OTHERS, of_table, reseat
from sim.carrying import too_much
from sim.core.article import answer
from sim.core.commands import Command
from sim.core.forms import Key, fill, minutes_of, still_offered, unfounded
from sim.core.roleview import Choice, Form, NoteView, RoleView
from sim.leaving import leaves_behind
from sim.numbering import Numbers, numbered
from sim.plain import tell
from sim.plain.anders import Anders
from sim.plain.ask import YES, Values, fill_in, number_of, pick
from sim.plain.console import HELP, STOP, Console, Stopped
from sim.short import finish
from sim.table import Table

WORDS = {
    "status": "status",
    "stand": "status",
    "tijd": "tijd",
    "time": "tijd",
    "dossier": "dossier",
    "file": "dossier",
    "bereik": "bereik",
    "bereikbaarheid": "bereik",
    "reach": "bereik",
    "plan": "plan",
    "herhaal": "herhaal",
    "repeat": "herhaal",
    "zetten": "herhaal",
    **dict.fromkeys(HELP, "help"),
    **dict.fromkeys(STOP, "stop"),
}
"""What may be typed at any turn, Dutch and English."""
LONG = 30
"""Minutes from which a move is asked for twice."""
MOST = 999
"""As many moves can have a number of their own: more than a chapter has."""
LAST = 5
"""Messages that `herhaal` says again."""


class Game:
    """One table, played by the people at one keyboard."""

    def __init__(self, console: Console, table: Table, before: str = "") -> None:
        self.console = console
        self.table = table
        self.before = before
        """What was played before the person sat down in a later chapter; it takes the place of a briefing about the first minute."""
        self.at: str | None = None
        case = table.case
        self.words = {role.id: role.title for role in case.roles.values()} | dict(case.themes)
        self.words |= {partner.id: partner.name for partner in case.partners.values() if partner.id not in self.words}
        self.heard: dict[str, int] = {}
        """Role → how many of its notes have been said."""
        self.asked: dict[str, int] = {}
        """Role → sequence number of the newest note of which level expert need not ask the ground any more."""
        self.scenes: dict[str, frozenset[str]] = {}
        self.offered: dict[str, tuple[Form, ...]] = {}
        self.numbers: dict[str, Numbers] = defaultdict(Numbers)
        self.anders = Anders(console, remarks.usual_region(table.case))
        console.aside = self._remark
        self.explained: dict[str, set[str]] = defaultdict(set)
        self.refused: dict[str, dict[Key, Values]] = defaultdict(dict)
        """Role → what was filled in of moves that were refused or not meant after all; the core knows of no such move."""
        self.last: dict[Chair, str] = {}
        """Which role each chair played last."""

    @property
    def people(self) -> tuple[str, ...]:
        """The roles played at this keyboard."""
        short = self.table.setup.short
        return self.table.people or ((short.role,) if short is not None else self.table.case.playable[:1])

    def play(self) -> None:
        """Turn after turn to the end; raises Stopped when the players stop before it."""
        while not self.table.over:
            self.table.drive()
            if self.table.over:
                break
            if not self.table.chapter_open:
                if not self._chapter_end():
                    return
                continue
            free = [role for role in self.people if role in self.table.must_choose]
            if not free:
                raise RuntimeError("nobody at this keyboard can move, and the clock stands still")
            self._turn(self.at if self.at in free else free[0])
        self.debrief(None)

    # --- one turn ---

    def _turn(self, role: str) -> None:
        """Tell what is new at this desk and take one move."""
        if role != self.at:
            self._hand_over(role)
        view = self.table.view(role)
        self.numbers[role] = numbered(self.numbers[role], view, tell.in_order(view.moves), MOST)
        self._news(view)
        while True:
            answer = self.console.ask(f"{tell.clock(view.now)} {view.title}, wat doe je? (nummer, of typ help)", words=True)
            if not answer:
                continue
            word, _, rest = answer.lower().partition(" ")
            if word == "begrip":
                self._explain(rest)
            elif word == "handboek":
                self._handbook(rest)
            elif word == "uitleg":
                form = _meant(view, self.numbers[role], rest)
                self.console.say(f"{form.label}. {form.detail}" if form is not None else "Typ uitleg en het nummer van een zet.")
            elif word in WORDS and not rest:
                self._word(WORDS[word], view)
            elif self._move(view, answer):
                return

    def _hand_over(self, role: str) -> None:
        """The keyboard goes to another role: mostly of somebody else."""
        view, table = self.table.view(role), self.table
        chair, first = table.chair_of(role), role not in self.heard
        before = self.last.get(chair, role)
        if before != role:
            start = " Je begint met wat is overgedragen, en verder met niets." if first else ""
            self.console.say(f"{tell.clock(view.now)} Zelfde stoel, andere rol: eerst {self.words[before]}, nu {view.title}.{start}")
        elif len({table.chair_of(one) for one in self.people}) > 1:
            previous = f" Wat hierboven staat was voor {self.words[self.at]}." if self.at else ""
            away = "Iedereen mag meelezen." if table.setup.open_table else "De anderen kijken nu even weg."
            self.console.say(f"{tell.clock(view.now)} Overdragen: het toetsenbord gaat naar {view.title}.{previous}")
            self.console.ask(f"{tell.clock(view.now)} Zit {view.title} er? Druk op Enter. {away}")
        if first and chair.people > 1:
            self.console.say(f"{tell.clock(view.now)} Jullie zitten hier met {chair.people}: één leest voor, één typt. Wissel elke ronde.")
        self.at, self.last[chair] = role, role
        if first:
            self.asked[role] = max((note.seq for note in view.notes), default=-1)
            self._brief(view)
            self.heard[role] = max(0, len(view.notes) - LAST) if any(fact.how != "begin" for fact in view.facts) else 0

    def _brief(self, view: RoleView) -> None:
        short = self.table.setup.short
        told = self.before if short is None else short.briefing
        view = replace(view, briefing=told) if told else view
        self._all(f"{tell.clock(view.now)} {view.title}: {text}" for text in (view.task, view.briefing) if text)
        if view.may_decide:
            self.console.say(f"{tell.clock(view.now)} {view.title}: je beslist over: {view.may_decide}")

    def _news(self, view: RoleView) -> None:
        """What came in since this desk was last looked at, and its moves when they changed."""
        known = self.scenes.get(view.role, frozenset())
        for scene, line in zip(view.scenes, tell.scenes(view), strict=True):
            if scene.id not in known:
                self.console.say(line)
        self.scenes[view.role] = frozenset(scene.id for scene in view.scenes)
        news = view.notes[self.heard.get(view.role, 0) :]
        self._ask_ground(view, news)
        for note in news:
            self.console.say(tell.note(view, note))
        self.heard[view.role] = len(view.notes)
        self._all(tell.talk(view, self.words))
        self._all(tell.desk(view))
        if self.offered.get(view.role) != view.moves:
            self._all(tell.moves(view, self.explained[view.role], self.numbers[view.role]))
            self.offered[view.role] = view.moves
        else:
            self.console.say("Dezelfde zetten als net; typ herhaal om ze te horen.")

    def _ask_ground(self, view: RoleView, news: Sequence[NoteView]) -> None:
        """At level expert: once after a telling, on which ground that was; before its note says so."""
        tellings = [note for note in news if note.kind == "deling" and note.seq > self.asked[view.role]]
        article = next((found for note in tellings if (found := self.table.article(view.role, note.seq)) is not None), None)
        if article is None:
            return
        self.asked[view.role] = tellings[-1].seq
        self.console.say(f"Je deelde {article.told}. Dit is een oefening: het telt niet mee en kost geen tijd.")
        for number, choice in enumerate(article.choices, 1):
            self.console.say(f"  {number}: {choice.label}")
        while text := self.console.ask("Op welke grond deelde je dit? (één nummer; Enter slaat over)"):
            chosen = pick(article.choices, text)
            if chosen is not None:
                self.console.say(answer(article, chosen.value))
                return
            self.console.say(f"{text[:40]!r} staat er niet bij.")

    def _move(self, view: RoleView, answer: str) -> bool:
        """Take the move that was meant; whether it was accepted."""
        form = _meant(view, self.numbers[view.role], answer)
        if form is None:
            self.console.say(f"{answer[:40]!r} ken ik hier niet. Kies een nummer uit de lijst, of typ help.")
            return False
        free = any(form.kind == "gehoord" for form in view.moves) and form.kind not in ("hardop", "gehoord")
        hear = partial(self._hear, view) if free else None
        desk = self.refused[view.role]
        before = still_offered(form, desk.get((form.kind, form.id)) or dict(form.before))
        values = fill_in(self.console, form, view, self.explained[view.role], hear, before)
        if values is None:
            self.console.say("Goed, je bent terug bij je zetten.")
            return False
        command = fill(view, form, values)
        desk[form.kind, form.id] = values
        if not (self._sure(view, form, values) and self._warned(command)):
            self.console.say("Goed, je bent terug bij je zetten.")
            return False
        refusal = self.table.submit(command, view.told)
        if refusal is not None:
            instead = f" {refusal.instead}" if refusal.instead else ""
            source = f" (bron: {refusal.source})" if refusal.source else ""
            self.console.say(f"{tell.clock(view.now)} {view.title}: dat kan niet. {refusal.text}{instead}{source}")
            return refusal.code == "verouderd"
        del desk[form.kind, form.id]
        self.console.say(f"{tell.clock(view.now)} {view.title}: gedaan, {form.label}.")
        return True

    def _sure(self, view: RoleView, form: Form, values: Values) -> bool:
        """Whether a move is meant of which something had to be said first."""
        asked = (self.console.ask(f"{doubt} (ja of nee; Enter is ja)") for doubt in _doubts(view, form, values))
        return all(said.lower() in ("", *YES) for said in asked)

    def _hear(self, view: RoleView, number: int) -> Choice | None:
        """Ask from whom a card was heard aloud, and mark that; the card, once this desk has it."""
        asks = next(form for form in view.moves if form.kind == "gehoord")
        only = replace(asks, fields=tuple(field for field in asks.fields if field.name == "van"))
        values = fill_in(self.console, only, view, self.explained[view.role])
        if values is None:
            return None
        refusal = self.table.submit(fill(view, asks, {**values, "kaart": (str(number),)}))
        if refusal is not None:
            self.console.say(f"{tell.clock(view.now)} {view.title}: dat kan niet. {refusal.text} {refusal.instead}".rstrip())
            return None
        fact = next(fact for fact in self.table.view(view.role).facts if fact.number == number)
        return Choice(fact.id, f"{fact.number}. {fact.label}", fact.text)

    def _warned(self, command: Command) -> bool:
        """Whether the player wants this move after what the guided level says of it."""
        warnings = self.table.warnings(command)
        if not warnings:
            return True
        for text in warnings:
            self.console.say(f"Let op: {text}")
        return self.console.ask("Toch doen? Typ ja of nee.").strip().lower() in YES

    # --- words ---

    def _word(self, word: str, view: RoleView) -> None:
        match word:
            case "status":
                self._all(tell.status(view, self.words))
            case "tijd":
                self.console.say(tell.time(view))
            case "dossier":
                self._all(tell.dossier(view, self.words))
            case "bereik":
                self._all(tell.reach(view))
            case "plan":
                self._all(tell.plan(view))
            case "herhaal":
                self._all(tell.scenes(view))
                self._all(tell.note(view, note) for note in view.notes[-LAST:])
                self._all(tell.moves(view, self.explained[view.role], self.numbers[view.role]))
            case "help":
                self._all(f"{command}: {meaning}." for command, meaning in tell.COMMANDS)
            case _:
                raise Stopped

    def _explain(self, asked: str) -> None:
        """What a word of the trade means."""
        found = [term for term in self.table.case.terms.values() if asked and asked in term.name.lower()][:3]
        if not found:
            self.console.say(f"Het begrip {asked[:40]!r} staat niet in de lijst.")
        for term in found:
            self.console.say(f"{term.name}: {term.explanation} Bron: {term.source}.")

    def _handbook(self, asked: str) -> None:
        """A page of the handbook, without the signs of its layout."""
        found = next((name for name, title in PAGES.items() if asked and asked in (name, title.lower())), None)
        if found is None:
            self.console.say(f"Bladen: {', '.join(PAGES)}. Typ bijvoorbeeld handboek eerste_spel.")
            return
        for line in page(found).splitlines():
            if line.strip("|- "):
                self.console.say(" · ".join(part.strip() for part in line.replace("*", "").lstrip("# ").strip("|").split("|")))

    def _remark(self) -> None:
        """What is different "bij ons", at the newest situation of whoever has the keyboard."""
        view = self.table.view(self.at or self.people[0])
        scene = max(view.scenes, key=lambda one: one.since).id if self.at and view.scenes else ""
        place = remarks.Place(self.table.case.id, view.chapter, "situatie", scene, "gewone regels", view.now, self.at or "")
        self.anders.ask(remarks.path_of(self.table.path), place, remarks.about(self.table.case, place))

    # --- between and after ---

    def _chapter_end(self) -> bool:
        """A chapter has closed; whether the game goes on."""
        try:
            if finish(self.table):
                return True
        except OSError as error:
            self.console.say(str(error))
            raise Stopped from error
        case = self.table.case
        closed, following = case.chapters[self.table.world.chapter : self.table.world.chapter + 2]
        opens = tell.day_and_clock(case, following.start)
        self.console.say(f"{tell.clock(self.table.now)} Tafel: {closed.title} is afgelopen. Hierna komt {following.title}, {opens}.")
        while True:
            answer = self.console.ask("Verder, nabespreken, andere stoelen of stoppen? (verder, nabespreking, stoelen, stop)").lower()
            if answer in ("", "v", "verder", "1"):
                refusal = self.table.open_chapter()
                if refusal is not None:
                    self.console.say(f"{refusal.text} {refusal.instead}")
                return refusal is None or refusal.code == "schijf_vol"
            if answer in ("n", "nabespreking", "nabespreken", "2"):
                self.debrief(closed.end)
                return False
            if answer in ("a", "stoelen", "andere stoelen", "3"):
                self._other_chairs()
            if answer in ("s", "stop", "stoppen", "4"):
                raise Stopped

    def _other_chairs(self) -> None:
        """Between two chapters a role goes to another chair, to the computer or to nobody."""
        plan, roles = of_table(self.table), self.table.case.roles
        while True:
            for number, role in enumerate(self.table.case.playable, 1):
                place = f"stoel {plan.at[role]}" if role in plan.at else plan.how[role]
                self.console.say(f"  {number}: {roles[role].title}, {place}")
            places = (*sorted({*plan.people, plan.free()}), *OTHERS)
            answer = self.console.ask(f"Welke rol gaat waarheen? (nummer en {', '.join(places)}; Enter als het zo goed is)")
            if not answer:
                break
            word, _, where = answer.partition(" ")
            place = where.upper() if where.upper() in places else where.lower()
            number = number_of(word) if word.isdecimal() else 0
            if place in places and 1 <= number <= len(self.table.case.playable):
                plan.put(self.table.case.playable[number - 1], place)
                for pair in plan.in_one_hand:
                    held = " en ".join(roles[role].title for role in pair.roles)
                    self.console.say(f"Let op: {held} in één hand. {pair.why} Het mag.")
            else:
                self.console.say("Typ bijvoorbeeld: 3 A, of 3 meewerkend.")
        if plan.people:
            refusal = reseat(self.table, plan)
            self.console.say(refusal.text if refusal is not None else "Zo zitten jullie vanaf het volgende deel.")
        else:
            self.console.say("Zonder mensen gaat het spel niet verder; de stoelen blijven zoals ze waren.")

    def debrief(self, until: int | None) -> None:
        """How it went on, and then the sheets of the debrief, as lines."""
        from sim.agreements import Book
        from sim.ending import ending
        from sim.plain.debrief import LookingBack
        from sim.report.debrief import debrief

        case = self.table.case
        found = ending(case, self.table.world)
        if found is not None:
            self.console.say(f"{tell.clock(self.table.now)} Hoe het verder ging: {found.text}")
        self.console.say("Tot zover het spel.")
        material = debrief(case, self.table.events, until, self.table.setup.short)
        LookingBack(self.console, material, self.people, Book(self.table.path, case.title)).run()
        said, _ = remarks.read(remarks.path_of(self.table.path)) if self.table.path is not None else ((), 0)
        if said:
            self._all(("", "BIJ ONS ANDERS", *(f"  • {line}" for line in remarks.debrief_lines(self.table.case, said))))

    def _all(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.console.say(line)


def _doubts(view: RoleView, form: Form, values: Values) -> Iterator[str]:
    """What is said before a move: it cannot be taken back by who plays alone."""
    if behind := leaves_behind(view, form):
        yield f"{behind} Toch klaar?"
    if unfounded(form, values):
        yield f"Je voert nog niets aan bij {form.ruled_by}. Toch zo vragen?"
    if heavy := too_much(form, view, values):
        yield f"{heavy} Toch zo?"
    if (minutes := minutes_of(view, form, values)) >= LONG:
        begins = view.busy_until if view.status == "bezig" and view.busy_until is not None else view.now
        until = "" if view.queue else f", tot {tell.moment(view, begins + minutes)}"
        yield f"Dit kost {minutes} minuten{until}. Doen?"


def _meant(view: RoleView, numbers: Numbers, answer: str) -> Form | None:
    """The move with this number, or the one whose name begins like this."""
    if answer.isdecimal():
        return numbers.meant(view.moves, number_of(answer))
    wanted = answer.lower()
    tests: tuple[Callable[[Form], bool], ...] = (
        lambda form: wanted in (form.label.lower(), form.id),
        lambda form: form.label.lower().startswith(wanted),
    )
    for test in tests:
        found = [form for form in view.moves if test(form)]
        if len(found) == 1:
            return found[0]
    return None
