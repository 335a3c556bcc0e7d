"""How does a table look back, line by line?

The sheets of a route with their questions, one after another; what is asked may be passed over with Enter, and where the input
has ended everything is still said.
"""

from collections.abc import Sequence

from sim.agreements import LEVELS, OUTCOMES, Agreement, Book, days, tidy, today
from sim.core.roleview import Choice
from sim.plain.ask import YES, pick
from sim.plain.console import Console, Stopped
from sim.report import lines
from sim.report.debrief import Debrief
from sim.report.route import ROUTES, SHORT, Page, pages
from sim.report.text import BANDS, DIMENSIONS, date_words

WIDTH = 80


class LookingBack:
    """The debrief of one game at one keyboard."""

    def __init__(self, console: Console, found: Debrief, people: Sequence[str], book: Book) -> None:
        self.console = console
        self.found = found
        self.people = tuple(people)
        self.book = book
        self.numbers = False
        self.own: dict[str, str] = {}
        self.ended = False
        """There is no more input: nothing is asked any more."""

    @property
    def alone(self) -> bool:
        """One person looks back: nobody is there to ask or to agree with."""
        return len(self.people) < 2

    def run(self) -> None:
        """From the check-in to the last sheet; where to turn to afterwards is said by whoever called."""
        self._open()
        if self.found.short is not None:
            for page in pages(SHORT.id)[1:-1]:
                self._page(page)
            return
        route = self._one(
            "Hoeveel tijd heb je?" if self.alone else "Hoeveel tijd hebben jullie?",
            [(one.id, f"{one.title}, {one.minutes} minuten: {one.for_whom}") for one in ROUTES],
        )
        self.numbers = self._ask("Wil je ook de cijfers zien? (ja of nee)").lower() in YES
        for page in pages(route or ("alleen" if self.alone else "heel"))[1:-1]:
            self._page(page)

    def _open(self) -> None:
        self.console.say("NABESPREKING")
        if self.found.short is not None:
            self.console.say("Hoe zit je erbij? Neem even de tijd voordat je verder leest.")
            self._sheet("begin")
            return
        first = "Neem even de tijd" if self.alone else "Vraag het eerst aan elkaar; een woord is genoeg"
        self.console.say(f"Hoe zit je erbij? {first}. Daarna pas de zaak.")
        self.console.say(f"Beoordeeld: {self.found.card.tot_text}.")
        if self.book.before is not None:
            self.console.say(f"Vorige keer {'sprak je' if self.alone else 'spraken jullie'} af ({self.book.before.case}):")
            for number, one in enumerate(self.book.before.agreements):
                self.console.say(
                    f"- {one.text} ({one.level}: {one.owner}, {date_words(one.on)}){f'. Toen: {one.came}' if one.came else ''}"
                )
                came = self._one("Wat kwam ervan?", [(each, each) for each in OUTCOMES])
                if came:
                    self._told(self.book.answer(number, came))

    def _page(self, page: Page) -> None:
        self._ask(f"Nu {f'blad {page.number}, ' if page.number else ''}{page.title}. (Enter gaat verder)")
        self.console.say(page.title.upper())
        self.console.say(page.asked(self.alone))
        match page.id:
            case "eigen":
                self._estimate()
            case "afspraken":
                self._agree()
            case _:
                self._sheet(page.id)
        if page.id == "kaarten":
            self._cards()

    def _sheet(self, id: str) -> None:
        for line in lines.sheet(self.found, id, WIDTH, self.numbers, [self.own]):
            self.console.say(line)

    def _estimate(self) -> None:
        """Alone: a word per dimension. Several people see the same lines, so they write it down."""
        if len(self.people) > 1:
            self.console.say("Schrijf ieder voor zich op: een woord per onderwerp, en het moment dat ertoe deed. Nog niet overleggen.")
            for name in DIMENSIONS.values():
                self.console.say(f"- {name}: {', '.join(BANDS)}")
            return
        for id, name in DIMENSIONS.items():
            if id in self.found.card.dimensions:
                self.own[id] = self._one(f"{name}: welk woord past?", [(word, f"{word}, {meaning}") for word, meaning in BANDS.items()])
        self._ask("En welk moment deed ertoe? Het wordt niet bewaard. (één zin; Enter slaat over)")

    def _cards(self) -> None:
        for title, said in lines.cards(self.found, self.numbers, WIDTH):
            if len(self.people) > 1:
                self._ask(f"Nu de kaart van {title}. De anderen kijken even weg. (Enter gaat verder)")
            self.console.say(f"KAART VAN {title.upper()}")
            for line in said:
                self.console.say(line)

    def _agree(self) -> None:
        self.console.say("Zet hier geen echte gegevens in: geen namen, geen zaken. Wat je schrijft, blijft op deze computer.")
        roles = [self.found.case.roles[role].title for role in self.people]
        everybody = roles if self.alone and roles else [*roles, "wij allemaal"]
        while text := tidy(
            self._ask(f"{'Wat neem jij je voor' if self.alone else 'Welke afspraak maken jullie'}? (één zin; Enter: klaar)")
        ):
            level = self._one("Op welk niveau?", [(one, one) for one in LEVELS]) or LEVELS[1]
            owner = self._one("Wie pakt het op?", [(one, one) for one in everybody]) or everybody[-1]
            when = days(today())
            on = (
                self._one(
                    "Wanneer kijk je terug?" if self.alone else "Wanneer kijken jullie terug?", [(one, date_words(one)) for one in when]
                )
                or when[0]
            )
            self._told(self.book.add(Agreement(text, level, owner, on)) or "Afgesproken; hiermee opent de volgende nabespreking.")

    # --- asking -----------------------------------------------------------------------------------------------------

    def _told(self, text: str) -> None:
        if text:
            self.console.say(text)

    def _ask(self, text: str) -> str:
        """An answer, or "" once there is no more input."""
        if self.ended:
            return ""
        try:
            return self.console.ask(text)
        except Stopped:
            self.ended = True
            return ""

    def _one(self, question: str, answers: Sequence[tuple[str, str]]) -> str:
        """One of a few answers; "" where it is passed over."""
        if self.ended:
            return ""
        choices = tuple(Choice(value, label) for value, label in answers)
        for number, choice in enumerate(choices, 1):
            self.console.say(f"  {number}: {choice.label}")
        while answer := self._ask(f"{question} (één nummer; Enter slaat over)"):
            chosen = pick(choices, answer)
            if chosen is not None:
                return chosen.value
            self.console.say(f"  Kies een nummer van 1 tot en met {len(choices)}.")
        return ""
