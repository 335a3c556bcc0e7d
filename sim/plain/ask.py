"""How is a form filled in by question and answer?

Every kind of field there is gets a question; whatever a form holds, it can be filled in. An empty answer takes what is
already chosen, or nothing. `terug` leaves the form.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from scenarios.compiled import DAY
from sim.core.forms import addressee
from sim.core.roleview import Choice, Field, Form, RoleView
from sim.core.typed import parse_time
from sim.plain.console import Console

BACK = ("terug", "back", "annuleer")
YES, NO = ("j", "ja", "y", "yes"), ("n", "nee", "no")
AIM, AIM_OF = "waarvoor", "vertelt"
"""The aim of what is told is asked, and wanted, of who tells something."""
CHANGING = ("met", "aan", "kanaal")
"""Fields whose explanations say what holds now, so they are said every time."""
FACTS = ("vertelt", "steunt_op", "vastleggen", "mee")
"""Fields in which one may lean on a card that somebody at the table said aloud."""
MOST_DIGITS = 9
_CARD = re.compile(r"kaart (\d{1,9})")
_DAY = re.compile(r"dag (\d{1,3}) (.+)")
"""A moment as it stands in a course file, for who has one beside the keyboard."""

Values = dict[str, tuple[str, ...]]


class Left(Exception):
    """The player leaves the form."""


Hear = Callable[[int], Choice | None]
"""Asks from whom a card was heard and marks it; the card as a choice, None when it was not."""


def fill_in(
    console: Console, form: Form, view: RoleView, heard: set[str], hear: Hear | None = None, before: Values | None = None
) -> Values | None:
    """The values for every field of `form`; None when the player goes back. What stands in `heard` is not explained again.

    `hear`: at a table that speaks freely a card may be named that the screen does not know of yet. `before`: how the form was
    filled in when nothing came of it; it can be taken whole, or answer by answer.
    """
    values: Values = {}
    try:
        if before and _same_again(console, form, before):
            return before
        for field in form.fields:
            aim = field.name == AIM and any(one.name == AIM_OF for one in form.fields)
            if not field.asked(values) or (aim and not values.get(AIM_OF)):
                continue
            may_hear = hear if field.name in FACTS else None
            if not field.choices and field.kind in ("een", "veel") and may_hear is None:
                continue
            least = 1 if aim else field.least
            asked = replace(field, default=before[field.name]) if before and before.get(field.name) else field
            values[field.name] = _answer(console, asked, least, view, heard, may_hear)
            name, whom = addressee(before or {})
            if field.name == name and set(values[name]) != whom:
                before = None  # what was meant for one is not said to another by pressing on
    except Left:
        return None
    return values


def _same_again(console: Console, form: Form, before: Values) -> bool:
    """Say how the form was filled in, and ask whether it is to be the same; never when something it needs is gone."""
    for field in form.fields:
        if before.get(field.name):
            names = {choice.value: choice.label for choice in field.choices}
            console.say(f"  {field.label} {', '.join(names.get(value, value) for value in before[field.name])}")
    if any(len(before.get(field.name, ())) < field.least for field in form.fields if field.asked(before)):
        return False
    text = console.ask("Dit vulde je net in. Weer zo? (ja of nee; Enter is ja)").lower()
    if text in BACK:
        raise Left
    return text in ("", *YES)


def _answer(console: Console, field: Field, least: int, view: RoleView, heard: set[str], hear: Hear | None) -> tuple[str, ...]:
    """Ask until the answer can be read."""
    for number, choice in enumerate(field.choices, 1):
        console.say(f"  {number}: {_shown(choice, choice.detail not in heard or field.name in CHANGING)}")
        heard.add(choice.detail)
    while True:
        aloud = " Hoorde je iets hardop? Typ kaart en het nummer." if hear is not None else ""
        text = console.ask(f"{field.label} {_how(field, least)}{aloud}")
        if text.lower() in BACK:
            raise Left
        if hear is not None and (card := _CARD.fullmatch(text.lower())) is not None:
            learnt = hear(int(card[1]))
            if learnt is not None and learnt.value not in {choice.value for choice in field.choices}:
                more = field.most if field.name == "steunt_op" else field.most + 1
                field = replace(field, choices=(*field.choices, learnt), most=more)
                console.say(f"  {len(field.choices)}: {_shown(learnt, False)}")
            continue
        found = read(field, text, least, view)
        if isinstance(found, tuple):
            return found
        console.say(f"  {found}")


def _shown(choice: Choice, explained: bool) -> str:
    detail = f" ({choice.detail})" if choice.detail and explained else ""
    beside = "".join(f" [{text}]" for text in (choice.note, choice.blocked) if text)
    return f"{choice.label}{detail}{beside}"


def _how(field: Field, least: int) -> str:
    """What may be typed."""
    skip = "" if least else f"; Enter laat staan: {field.stands}" if field.stands else _left_empty(field)
    if field.default and field.kind != "ja_nee":
        names = {choice.value: choice.label for choice in field.choices}
        skip = f"; Enter kiest {', '.join(names.get(value, value) for value in field.default)}"
        skip += "" if least else ", geen laat leeg"
    match field.kind:
        case "een":
            return f"(één nummer{skip})"
        case "veel":
            most = f", hoogstens {field.most}" if field.most < len(field.choices) else ""
            return f"(nummers met spaties{most}{skip})"
        case "kaart":
            return "(het nummer dat op de kaart staat)"
        case "tijd":
            return f"(nummer of tijd als 14:30 of di 09:00{skip})"
        case _:
            return "(ja of nee; Enter is nee)"


def _left_empty(field: Field) -> str:
    """What Enter does where nothing was answered before."""
    return "; Enter: net als de rest" if field.needs[1] else "; Enter slaat over"


def read(field: Field, text: str, least: int, view: RoleView) -> tuple[str, ...] | str:
    """The values that `text` means, or a Dutch sentence about what is wrong with it."""
    if not text:
        if field.default:
            return field.default
        return () if not least else "Hier hoort een keuze."
    if text.lower() == "geen" and not least:
        return ()
    match field.kind:
        case "ja_nee":
            if text.lower() in YES:
                return ("ja",)
            return ("nee",) if text.lower() in NO else "Typ ja of nee."
        case "tijd":
            return _time(field, text, view)
        case "kaart":
            return (str(number_of(text)),) if text.isdecimal() and number_of(text) else "Typ het nummer van de kaart, bijvoorbeeld 12."
        case _:
            return _chosen(field, text, least)


def _chosen(field: Field, text: str, least: int) -> tuple[str, ...] | str:
    """Choices by their numbers, or one by (the beginning of) its words."""
    most = 1 if field.kind == "een" else field.most
    picked: list[str] = []
    for part in re.split(r"[\s,;]+", text) if re.fullmatch(r"[\d\s,;]+", text) else [text]:
        if not part:
            continue
        choice = pick(field.choices, part)
        if choice is None:
            return f"{part[:30]!r} staat er niet bij; kies een nummer van 1 tot en met {len(field.choices)}."
        if choice.value not in picked:
            picked.append(choice.value)
    if len(picked) > most:
        return f"Kies er hoogstens {most}."
    return tuple(picked) if len(picked) >= least else "Hier hoort een keuze."


def pick(choices: tuple[Choice, ...], text: str) -> Choice | None:
    """The choice with this number, this value, or whose label begins like this."""
    if text.isdecimal():
        number = number_of(text)
        return choices[number - 1] if 1 <= number <= len(choices) else None
    wanted = text.lower()
    exact = [choice for choice in choices if wanted in (choice.value, choice.label.lower())]
    close = exact or [choice for choice in choices if choice.label.lower().startswith(wanted)]
    return close[0] if len(close) == 1 else None


def number_of(text: str) -> int:
    """The number that these digits are; 0 for more digits than any choice has."""
    return int(text) if len(text) <= MOST_DIGITS else 0


def _time(field: Field, text: str, view: RoleView) -> tuple[str, ...] | str:
    """A moment: the number of one that is offered, or a time; without a day the next time the clock shows it."""
    if text.isdecimal():
        choice = pick(field.choices, text)
        return (choice.value,) if choice is not None else "Dat nummer staat er niet bij."
    numbered = _DAY.fullmatch(text.lower())
    if numbered is not None:
        minute = parse_time(numbered[2], 0, 0)
        minute = None if minute is None else int(numbered[1]) * DAY + minute % DAY
    else:
        minute = parse_time(text, view.now, view.weekday)
    return "Schrijf een tijd als 14:30, of met de dag erbij als di 09:00." if minute is None else (str(minute),)
