"""Which Dutch words do the seats, the passing on of the screen and the host use?"""

from collections.abc import Sequence

from scenarios.seating import MOST_AT_CHAIR
from sim.arranging import HIDDEN_MOST
from sim.tui.words_shell import row

HOW = {
    "meewerkend": "computer: werkt mee",
    "afwachtend": "computer: wacht af",
    "eilandje": "computer: op een eilandje",
    "niemand": "niemand",
}
HOW_EXPLAINED = {
    "meewerkend": "de computer doet zijn werk, komt meteen en vertelt wat nodig is.",
    "afwachtend": "de computer antwoordt als je iets vraagt, maar doet zijn eigen werk laat.",
    "eilandje": "de computer doet alleen wat zijn eigen taak vraagt en deelt pas als je aandringt.",
    "niemand": "deze rol blijft leeg: niemand neemt op en niemand doet het werk.",
}
GO_THERE = "Enter: dan speel jij deze rol."
PEOPLE, HOST, SPEECH, WATCH = "Met hoeveel mensen?", "Tafelgastheer", "Spreken we vrij?", "Open tafel?"
SAYS_SPEECH = {False: "nee, via het scherm", True: "ja"}
SAYS_WATCH = {False: "nee, het scherm gaat dicht rond", True: "ja, iedereen mag meelezen"}
SAYS_HOST = {False: "nee", True: "ja, iemand zonder rol"}
EXPLAINED = {
    "#people": "De zaak stelt voor wie waar zit; de computer speelt de rest. Alles mag anders.",
    "#host": "Een tafelgastheer leest voor, let op de tijd en leidt de nabespreking (F4).",
    "#speech": "Vrij: wat je hardop zegt telt mee, als je het aanvinkt. Via het scherm: alleen een zet vertelt iets.",
    "#watch": "Dicht: ieder ziet alleen zijn eigen bureau, en de anderen kijken weg. Open: iedereen leest mee.",
}
FREE = "Kies zelf; je hoeft niet te zeggen waarom. F9 is pauze."
BETWEEN = "Vanaf het volgende deel zitten jullie zo. Wat een rol weet, blijft bij die rol."
NONE = "Kies eerst een rol: ga er met ↑ en ↓ naartoe en druk op Enter."
WHY_OPEN = f"Met meer dan {HIDDEN_MOST} stoelen speel je open: anders gaat er meer tijd zitten in doorgeven en wegkijken dan in spelen."


def people(count: int) -> str:
    """How many people, in words."""
    return "1 mens" if count == 1 else f"{count} mensen"


def chair(letter: str, sits: int, when: str) -> str:
    """A chair in a row: its letter, how many people share it, and when it plays this role."""
    return f"stoel {letter}" + (f" · {people(sits)}" if sits > 1 else "") + (f" · {when}" if when else "")


def say(chairs: int, total: int) -> str:
    """What the choice so far means."""
    if chairs == 0:
        return NONE
    if chairs == 1 and total == 1:
        return "Je speelt alleen. Druk op B om te beginnen, of typ met hoeveel mensen jullie zijn."
    if chairs == 1:
        return "Jullie spelen samen op één stoel. Druk op B om te beginnen."
    return f"{total} mensen op {chairs} stoelen. Druk op B om te beginnen."


def one_hand(titles: Sequence[str], why: str) -> str:
    """A warning, and no more than that."""
    return f"Let op: {row(titles)} in één hand. {why} Het mag; dan mis je dat gesprek."


# --- passing on -----------------------------------------------------------------------------------------------------

_SHARED = {
    2: "Jullie zitten hier met zijn tweeën: één leest voor, één zit aan de toetsen. Wissel elke ronde.",
    3: "Jullie zitten hier met zijn drieën: één leest voor, één zit aan de toetsen, één let op de klok. Wissel elke ronde.",
}


def shared(sits: int) -> str:
    """How several people share a chair; "" for one."""
    return _SHARED.get(min(sits, MOST_AT_CHAIR), "")


def other_role(former: str, title: str, first: bool) -> str:
    """The same people, another role."""
    start = "Je begint met wat is overgedragen, en verder met niets." if first else "Je weet hier alleen wat op dit bureau ligt."
    return f"Tot nu toe speelde je: {former}. Nu ben je: {title}. {start}"


def at_open_table(title: str, sits: int, others: Sequence[str]) -> str:
    """Whose turn it is where everybody may watch."""
    who = f"aan zet: {title}" + (f", {people(sits)}" if sits > 1 else "")
    rest = f", daarna nog {len(others) - 1}" if len(others) > 1 else ""
    return f"Open tafel · {who}" + (f" · F7: naar {others[0]}{rest}" if others else "")


# --- the host -------------------------------------------------------------------------------------------------------

HOST_READ = "Lees voor"
HOST_SHARED = "Dit ziet iedereen aan tafel nu"
HOST_NOTHING_SHARED = "Er is nu niets dat iedereen ziet. Ieder zit met eigen werk."
HOST_ALOUD = "Zei iemand iets hardop dat op een kaart staat? Druk op H en leg vast wie het zei en wie het hoorde."
HOST_SCREEN = "Aan deze tafel telt alleen wat via het scherm gaat. Zegt iemand iets hardop? Vraag: via welke zet vertel je dat?"
HOST_FORM = ("Hardop gezegd", "Wie zei wat, en wie hoorde het? Het nummer staat op de kaart.")
HOST_MARKED = "Vastgelegd."
HOST_FIELDS = ("Wie zei het?", "Welke kaart?", "Wie hoorde het?")
HOST_ORDER = (
    "Jij hebt geen rol en geen geheim. Lees voor, houd de tijd, en laat stiltes bestaan. Vraagt iemand wat hij moet doen? "
    "Vraag terug: wat weet jij, en wie heeft dat nodig?"
)
HOST_DEBRIEF = (
    "Jij leidt de nabespreking. Eerst zij, dan het scherm. Laat elke stoel aan het woord voordat jij iets zegt. "
    "Zoek geen schuldige: vraag wat iemand toen kon weten."
)


def host_round(end: str) -> str:
    """Until when the round lasts, on the clock of the game."""
    return f"De ronde duurt tot {end} op de klok van het spel."


def stopwatch(seconds: int, minutes: int, running: bool) -> str:
    """The wall clock beside the minutes of play of the chapter."""
    state = "" if running else " · staat stil"
    over = " · de speeltijd is om; de klok van het spel blijft staan waar hij staat" if seconds >= minutes * 60 else ""
    return f"{seconds // 60:02d}:{seconds % 60:02d} van {minutes} minuten{state}{over}"
