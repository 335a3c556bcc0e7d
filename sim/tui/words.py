"""Which words does the desk use?

Dutch sentences of the interface. Whatever a case says comes through a view; here stand only our own words.
"""

from collections.abc import Sequence

from sim.core.refusals import TEXTS
from sim.core.telling import BRINGS, HAPPENS

DAY = 24 * 60
DAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")
DAYS_LONG = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


# --- time -----------------------------------------------------------------------------------------------------------


def clock(minute: int) -> str:
    """The hour of a minute: 07:04."""
    rest = minute % DAY
    return f"{rest // 60:02d}:{rest % 60:02d}"


def day_name(minute: int, now: int, weekday: int) -> str:
    """The weekday of `minute`, where `weekday` is that of `now`."""
    return DAYS[(weekday + minute // DAY - now // DAY) % 7]


def moment(minute: int, now: int, weekday: int) -> str:
    """When `minute` is, seen from `now`: 07:04 today, di 09:00 on another day."""
    if minute // DAY == now // DAY:
        return clock(minute)
    return day_and_clock(minute, now, weekday)


def dated(minute: int, now: int) -> str:
    """The number of the day, where a weekday alone would be read as that of this week."""
    return "" if abs(minute // DAY - now // DAY) < 7 else f" (dag {minute // DAY})"


def day_and_clock(minute: int, now: int, weekday: int) -> str:
    """The weekday with the hour, also today: ma 07:04."""
    return f"{day_name(minute, now, weekday)} {clock(minute)}{dated(minute, now)}"


def lasting(until: int, now: int, weekday: int) -> str:
    """Until when something holds; a week or more ahead a weekday alone would be read as this week's."""
    days = until // DAY - now // DAY
    return f"{day_name(until, now, weekday)} {clock(until)} (over {days} dagen)" if days > 6 else moment(until, now, weekday)


def duration(minutes: int) -> str:
    """A span in words: 25 min, 2 uur, 1 u 30."""
    if minutes < 60:
        return f"{minutes} min"
    hours, rest = divmod(minutes, 60)
    if hours < 24:
        return f"{hours} uur" if not rest else f"{hours} u {rest:02d}"
    days, hours = divmod(hours, 24)
    word = "dag" if days == 1 else "dagen"
    return f"{days} {word} {hours} u" if hours else f"{days} {word}"


def listed(items: Sequence[str], last: str = "en") -> str:
    """Items as people list them: a, b en c."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun."""
    return f"{number} {one if number == 1 else many}"


# --- the desk -------------------------------------------------------------------------------------------------------

PANEL_SCENES = "Wat gebeurt er"
PANEL_MOVES = "Wat kan ik doen"
PANEL_FACTS = "Ik weet"
PANEL_NOTES = "Binnengekomen"
PANEL_REACH = "Bereikbaar nu"
PANEL_RUNS = "Wat loopt"
PANEL_DETAIL = "Toelichting"

STATUS = {
    "kiest": "Jij bent aan zet",
    "bezig": "Bezig",
    "in_gesprek": "In gesprek",
    "wacht": "Je wacht",
    "geen_dienst": "Geen dienst",
    "leeg": "Niemand speelt deze rol",
    "afgelopen": "Het spel is afgelopen",
}
STATUS_LONG = {
    "bezig": "Je bureau is bezet. Je kunt alvast iets klaarzetten of dit afbreken.",
    "in_gesprek": "Je bent in gesprek. Met t ga je terug naar het gesprek.",
    "wacht": "Je wacht. Zodra er iets voor je komt, ben je weer aan zet.",
    "geen_dienst": "Je hebt geen dienst. Wie je nodig heeft, belt je piket.",
    "leeg": "Niemand speelt deze rol.",
    "afgelopen": "Het spel is afgelopen. De nabespreking kan beginnen.",
}
PLACES = {"ter_plaatse": "ter plaatse", "bureau": "op het bureau", "kantoor": "op kantoor"}
CHANNELS = {
    "telefoon": "telefoon",
    "video": "beeldbellen",
    "ter_plaatse": "ter plaatse",
    "bureau": "op het bureau",
    "piket": "piket",
    "overleg": "overleg",
    "mail": "bericht",
    "bericht": "bericht",
    "corv": "CORV",
}
PHASES = {
    "onderweg": "komt eraan",
    "inbreng": "ieders inbreng",
    "loopt": "loopt",
    "tafel": "aan tafel",
}
PHASE_HELP = {
    "onderweg": "Het gesprek moet nog beginnen. Wie later vrij is, sluit aan.",
    "inbreng": "Ieder doet een inbreng. Als iedereen geweest is, hoort iedereen alles.",
    "loopt": "Iedereen heeft gesproken. Het gesprek loopt nog.",
    "tafel": "Jullie zitten nog bij elkaar. Oordelen, besluiten, maatregelen en afspraken kosten nu geen extra tijd.",
}
LEVELS = {
    "veilig": "veilig",
    "zorgen": "zorgen",
    "onveilig": "onveilig",
    "acuut_onveilig": "acuut onveilig",
}
FALLBACKS = {
    "referentieprofiel": "De regio zegt hier niets over; dit komt uit het referentieprofiel.",
    "standaard van de partner": "De regio zegt hier niets over; dit is bij deze partner gewoon.",
}
TRACKS = {"acuut": "acuut gevaar", "structureel": "langlopend"}
"""The two tracks, in words that say what they are about."""
STEPS = {
    "A1": "veiligheid",
    "A2": "beoordelen",
    "A3": "onderzoek",
    "A4": "maatregelen",
    "A5": "overdragen",
    "S1": "melding",
    "S2": "beeld maken",
    "S3": "beoordelen",
    "S4": "plan",
}
"""The steps of the two tracks (SOA Infographic), each in a word."""
NOTE_KINDS = {
    "bericht": "Bericht",
    "gebeurtenis": "Gebeurtenis",
    "oproep": "Oproep",
    "verzoek": "Verzoek",
    "uitslag": "Antwoord",
    "besluit": "Besluit",
    "overleg": "Overleg",
    "deling": "Gedeeld",
    "plan": "Afspraken",
    "maatregel": "Maatregel",
    "dienst": "Dienst",
    "melding": "Melding",
}
MEASURE_STATUS = {
    "besteld": "in gang gezet",
    "gevraagd": "gevraagd, nog geen antwoord",
    "toegewezen": "antwoord: ja; begint nog",
    "geweigerd": "antwoord: nee",
    "van_kracht": "van kracht",
    "geeindigd": "afgelopen",
}
MEASURE_ENDS = {"besteld": ", klaar", "toegewezen": ", klaar", "gevraagd": ", antwoord"}
"""What happens at the moment that stands with a measure: only one in force ends there."""
MEASURE_MARK = {"besteld": "…", "gevraagd": "?", "toegewezen": "…", "geweigerd": "✗", "van_kracht": "✓", "geeindigd": "–"}
PLAN_FIELDS = {
    "agreements": "Afspraken",
    "afspraak": "Afspraak",
    "afspraken": "Afspraken",
    "review": "Opnieuw bekijken",
    "bekijken": "Opnieuw bekijken",
    "first_contact": "Eerste contact",
    "eerste_contact": "Eerste contact",
    "eerste contact": "Eerste contact",
    "calls": "Wie belt wie",
    "belt": "Wie belt wie",
    "regie": "Regie",
    "inform": "Wie hoort dit",
    "handover": "Overdracht",
    "overdracht": "Overdracht",
}
HOW = {
    "begin": "wist je bij het begin",
    "systeem": "gelezen in het eigen systeem",
    "gesprek": "gehoord in een gesprek",
    "bericht": "gelezen in een bericht",
    "verzoek": "gelezen in een verzoek",
    "handeling": "zelf gezien of nagevraagd",
    "gehoord": "gehoord",
    "dossier": "gelezen in het eigen dossier",
    "gebeurtenis": "vernomen",
    "hardop": "hardop gehoord",
    "overdracht": "overgedragen gekregen",
    "overleg": "gehoord in een overleg",
}
ORIGINS = {
    "bron": "uit de casus waar dit spel op rust",
    "niet_in_bron": "bedacht voor dit spel",
    "ontwerpvoorstel": "bedacht voor dit spel; het staat niet in de casus waar dit op rust",
    "algemene_kennis_te_verifieren": "algemene kennis, nog na te gaan",
    "extern_nagezocht": "nagezocht, buiten de casus waar dit op rust",
}
ACTS = {"raadpleeg": "nakijken", "gesprek": "gesprek"}
SENSITIVITY = {1: "gewoon", 2: "gevoelig", 3: "zeer gevoelig"}

PLAIN_TITLES = frozenset({HAPPENS, *BRINGS.values()})
"""Titles that say nothing yet: a list shows the beginning of the text instead."""

WRITTEN_TITLE = "Vastgelegd:"
OWN_TITLES = (
    *("Je besloot", "Je werkte", "Jouw oordeel", "Verstuurd:", "Gevraagd:", "Gedeeld met", "Opgezocht", "Klaar:", "In gang gezet:"),
    WRITTEN_TITLE,
)
"""How titles begin that tell what this role did itself."""

NOTHING_OPEN = "Er speelt nu niets bij jou aan tafel."
NOTHING_KNOWN = "Je weet nog niets over deze zaak."
NOTHING_IN = "Er is nog niets binnengekomen."
NOTHING_RUNS = "Er loopt niets."
NOBODY = "Er is niemand om te bereiken."
NO_MOVES = "Er is hier nu niets bijzonders te doen. Met de letters onderaan kan altijd iets."
NO_MEASURES = "Er zijn nog geen maatregelen gevraagd of genomen."
NOTHING_TO_ORDER = "Er is nu niets wat jij kunt vragen of in gang zetten."
NO_PLAN_NOW = "Je kunt nu geen afspraken maken."
NO_REQUESTS = "Er wacht geen verzoek op jouw besluit."
NO_PLAN = "Er staan nog geen afspraken op papier."
NO_TALK = "Je bent niet in gesprek. Met g begin je er een."
NO_NEWS = "Er is niets nieuws sinds je laatste zet. Met l lees je alles terug."
WHY_NOT = {
    "t": "Je bent nu niet in gesprek. Met g begin je er een.",
    "g": "Je kunt nu geen gesprek beginnen.",
    "r": "Er is nu niets wat je kunt nakijken of vastleggen.",
    "b": "Je kunt nu geen bericht sturen.",
    "o": "Je kunt nu geen oordeel geven.",
    "d": "Er ligt nu geen besluit voor jou open.",
    "w": "Je kunt nu niet wachten.",
    "k": "Je kunt nu niet klaar zijn met dit deel.",
    "h": "Hardop vastleggen hoort bij een tafel waar jullie vrij spreken.",
    "x": "Je bent nergens mee bezig wat je kunt afbreken.",
    "z": "Er is nu niets terug te nemen.",
}
"""What a letter says that has nothing to do now."""
AT_THE_DESK = "Deze letter werkt aan je bureau. Met Esc ga je daarheen; het gesprek gaat door."
NO_SUCH_MOVE = "Dat kan nu niet: er is voor jou niets van die soort."
EXPIRED = "verlopen"
EXPIRED_LONG = "Dit is verlopen: het zegt niets meer over nu. Vraag of kijk opnieuw."
RED_FLAG = "RODE VLAG"
STANDS = {
    "kwijt": "Je collega wist dit; het staat nergens. Je kunt het pas weer gebruiken als je het opnieuw hoort of leest.",
    "kwijt_dossier": (
        "Je collega las dit in het dossier; op het scherm staat het niet. Je kunt het pas weer gebruiken als je het opnieuw hoort of leest."
    ),
    "systeem": "staat in het eigen systeem",
    "dossier": "het staat in het dossier; op het scherm van je eigen organisatie komt het pas als je het vastlegt (r)",
    "nergens": "nog niet (r)",
}
"""Where a fact stands, in full (see `sim/standing.py`)."""
NEW = "nieuw"
SENDING = "Even geduld, je zet wordt verwerkt …"

GROUPS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("g", "gesprek", ("gesprek", "overleg")),
    ("r", "raadpleeg", ("raadpleeg",)),
    ("b", "bericht", ("stuur",)),
    ("m", "maatregel", ("maatregel", "beslis")),
    ("p", "plan", ("plan",)),
    ("o", "oordeel", ("oordeel",)),
    ("d", "besluit", ("besluit",)),
    ("w", "wacht", ("wacht",)),
    ("k", "klaar", ("klaar",)),
    ("h", "hardop", ("hardop", "gehoord")),
    ("x", "stop", ("stop",)),
    ("z", "terug", ("neem_terug",)),
)
"""(key, word, kinds of form) of what is one key away."""

KINDS = {key: kinds for key, _, kinds in GROUPS}

DESK_KEYS = ("t", *(key for key, _, _ in GROUPS), "v", "l", "c", "n", "a", "s")
"""Every letter that does something at the desk."""

PICK = {
    "g": "Met wie en hoe?",
    "r": "Wat kijk je na of leg je vast?",
    "b": "Wat voor bericht?",
    "m": "Welke maatregel?",
    "p": "Welke afspraken?",
    "o": "Welk oordeel?",
    "d": "Welk besluit?",
    "w": "Hoe lang wacht je?",
    "k": "Klaar met dit deel?",
    "h": "Wat is er hardop gezegd?",
    "x": "Wat breek je af?",
    "z": "Wat neem je terug?",
}
TIPS = {
    "g": "Een gesprek of overleg beginnen, of terug naar het gesprek",
    "r": "Het eigen systeem raadplegen, of vastleggen wat je weet",
    "b": "Een bericht sturen",
    "m": "Maatregelen bekijken, vragen of erop beslissen",
    "p": "De afspraken bekijken of maken",
    "o": "Je eigen oordeel over de veiligheid geven",
    "d": "Een besluit nemen",
    "w": "Wachten tot een tijd, of tot er iets voor je komt",
    "k": "Klaar met dit deel: alleen iets dringends haalt je er nog uit",
    "h": "Vastleggen wat aan tafel hardop gezegd is, of wat je zelf hoorde",
    "x": "Afbreken waar je mee bezig bent",
    "z": "Je laatste zet terugnemen, zolang de klok stilstaat",
    "v": "Het dossier: alles wat je weet, met herkomst",
    "l": "De tijdlijn: wat er kwam en gebeurde",
    "c": "Wie je nu kunt bereiken, en hoe",
    "a": "Alles lezen wat er gebeurt, in een groot venster",
    "s": "Situaties kort of lang tonen",
    "n": "Lezen wat er nieuw is",
    "t": "Terug naar het gesprek",
}


def moves_title(status: str, lined_up: int) -> str:
    """The title above the moves: for now, or to line up while the desk is occupied."""
    if status in ("bezig", "wacht"):
        return f"Alvast klaarzetten · {lined_up} van {LINED_UP}" if lined_up else "Alvast klaarzetten"
    return PANEL_MOVES


def ready_before(done: int, end: int, now: int, weekday: int) -> str:
    """That a move ends before the round does: then the desk stands idle, unless something is lined up."""
    return f"Je zet is om {moment(done, now, weekday)} klaar, de ronde duurt tot {moment(end, now, weekday)}."


LINED_UP = 3
"""How many moves may be lined up."""
LINE_UP = "Zet nog iets klaar, of geef door met F8."
LINE_UP_FULL = "Er staan drie zetten klaar. Geef door met F8."

HINT_FORM = "↑↓ lopen · Enter kiest · → volgende vraag"
HELP_ONE = "Enter kiest en gaat naar de volgende vraag · Backspace wist"
HELP_MANY = "Enter zet aan of uit · → naar de volgende vraag"
HELP_HEAD = "Enter opent of sluit deze vraag · → naar de volgende"
HINT_PICK = "een cijfer of Enter kiest · Esc terug"
GROUND_TITLE = "Op welke grond deelde je dit?"
GROUND_SKIP = "Sla over"
GROUND_FREE = "Dit is een oefening: het telt niet mee en kost geen tijd."
HINT_GROUND = "een cijfer of Enter kiest · Esc slaat over"
WARNING = "Let op"
WARNING_FREE = "Er is nog niets gebeurd. Je mag dit doen; weet dan dat het zo is:"
HINT_WARNING = "J: toch doen · Esc: terug"
HINT_READ = "Enter of Esc: terug"

# --- forms ----------------------------------------------------------------------------------------------------------

CONFIRM = "Bevestigen"
CANCEL = "Terug"
CONFIRM_KEY = "F5"
LONG = 30
"""Minutes from which a move says on its button what it costs."""
NO_TIME = "kost geen tijd"
CLOCK_RUNS = "de klok loopt door"
NOTHING_CITED = "je voert nog niets aan"
NOTHING_ASKED = "je vraagt nog niets"
RECORD_FIRST = "Met Esc ga je terug; met r leg je vast."
CALLS, ASKS_HERE = "belt", "vraagt je erbij"
WHO_ASKS, WHO_ASKED = "Wie vraagt naar wat", "Wie vroeg naar wat"
HEARD_HERE = "Wat er binnenkwam"
DONE_HERE = "Aan deze tafel geregeld"
OWN_JUDGEMENT = "Jouw oordeel"
ARRANGED = ("besluit", "verzoek", "uitslag", "plan")
"""Kinds of note that say what was arranged."""
OWN_CALL_FAILED = "Jouw eigen gesprek kwam niet tot stand."
HEARD_AFTER = "Wat de ander vertelt, hoor je zodra ook jij hebt gekozen. Wat je nu weglaat, kan daarna nog."
TRY_AGAIN = "Wanneer dat klaar is, is niet te zien. Probeer het straks opnieuw, of stuur een bericht."
SURE_NOTHING_CITED = "Je voert nog niets aan. Bevestig nog een keer als je het zo wilt vragen."
AS_BEFORE = "Ingevuld zoals net, toen het niet lukte. Pas aan wat anders moet."
OTHER_TIME = "Andere tijd: typ uu:mm"
TYPE_CARD = "Typ het nummer van de kaart"
HEARD_CARD = "Hardop gehoord? Leg vast van wie"
BAD_CARD = "Een kaart heeft een nummer, bijvoorbeeld 12."
NOTHING_TO_CHOOSE = "hier is nu niets te kiezen"
NO_CHOICE = "Er is hier nu niets te kiezen."
YES, NO = "ja", "nee"
BAD_TIME = "Die tijd is niet te lezen. Schrijf bijvoorbeeld 14:30 of di 09:00."
PAST_TIME = "Die tijd is al voorbij."


def more_in(many: int) -> str:
    """How much more came in than fits beside the table."""
    return f"en nog {many}: Esc, dan n"


def card(number: int) -> str:
    """A fact card by its number."""
    return f"kaart {number}"


def costs(minutes: int, now: int, weekday: int, begins: int | None = None, lined_up: int = 0) -> str:
    """What a move costs and when it is done: 15 min · klaar om 07:19. `begins`: the desk is occupied until then."""
    if minutes <= 0:
        return NO_TIME
    if lined_up:
        return f"{duration(minutes)} · begint na wat al klaarstaat"
    return f"{duration(minutes)} · klaar om {moment((begins or now) + minutes, now, weekday)}"


def confirm(minutes: int, now: int, weekday: int, begins: int | None = None, lined_up: int = 0) -> str:
    """The button that makes the move. A long one says what it costs: who plays alone cannot take it back."""
    text = f"{CONFIRM} ({CONFIRM_KEY})"
    if minutes < LONG:
        return text
    until = "" if lined_up else f", tot {moment((begins or now) + minutes, now, weekday)}"
    return f"{text}: dit kost {duration(minutes)}{until}"


def runs_to(end: int, now: int, weekday: int) -> str:
    """Until when the clock may run: de klok gaat tot 18:00 (8 u 05)."""
    return f"de klok gaat tot {moment(end, now, weekday)} ({duration(max(0, end - now))})"


def still_open(labels: Sequence[str]) -> str:
    """Decisions that would be left."""
    return f"Nog niet besloten: {'; '.join(label.rstrip('.') for label in labels)}"


def how_many(least: int, most: int, kind: str, offered: int = 0) -> str:
    """How many of the choices `offered` a field takes, in words."""
    if not offered and kind in ("een", "veel"):
        return NOTHING_TO_CHOOSE
    if kind == "kaart":
        return "een nummer"
    if kind == "een" or (least == most == 1):
        return "kies één" if least else "kies één of sla over"
    if kind == "tijd":
        return "kies een tijd" if least else "kies een tijd of sla over"
    if kind == "ja_nee":
        return "ja of nee"
    if least == most:
        return f"kies er {most}"
    if most >= offered:
        return "kies er minstens één" if least == 1 else f"kies er minstens {least}" if least else "zoveel als je wilt"
    return f"kies er {least} tot {most}" if least else f"hoogstens {most}"


def progress(answered: int, asked: int, agreements: int | None) -> str:
    """How far a long form is filled in, what comes of it, and that one need not go through all of it."""
    agreed = "" if agreements is None else f" · {counted(agreements, 'afspraak', 'afspraken')}"
    return f"{answered} van {asked} vragen beantwoord{agreed} · wat leeg is, blijft zo"


def stands(what: str) -> str:
    """What stands there already."""
    return f"staat er: {what}"


def may_stay_empty(as_above: bool) -> str:
    """What an empty answer means; `as_above`: what was answered for all holds here too."""
    return "leeg: net als de rest" if as_above else "mag leeg"


def kept_for(whom: Sequence[str]) -> str:
    """That what was filled in is there for who could not be reached, and for nobody else."""
    named = listed(whom) if len(whom) < 3 else f"{whom[0]} en {len(whom) - 1} anderen"
    return f"Eerder lukte het niet met {named}. Kies dezelfde, dan staat alles er weer."


_TO_WHOM = {"telefoon": "Bellen met", "video": "Beeldbellen met", "ter_plaatse": "Ter plaatse met", "bureau": "Op het bureau met"}


def to_whom(channel: str, names: str) -> str:
    """Whom a move is for, and how: Bellen met: School. What goes over no channel is a message."""
    return f"{_TO_WHOM.get(channel, 'Aan')}: {names}"


def does(who: str, what: str) -> str:
    """Who carries out an agreement."""
    return f"{who}: {what}"


def too_few(label: str, least: int) -> str:
    return f"Bij “{label}” moet je nog kiezen." if least == 1 else f"Bij “{label}” kies je er minstens {least}."


def too_many(label: str, most: int) -> str:
    return f"Bij “{label}” kies je er hoogstens {most}. Haal er eerst een weg."


BLOCKED = {
    "geen_dienst": "geen dienst",
    "eerst_inbreng": "eerst je inbreng",
    "wachtrij_vol": "er staan al drie zetten klaar",
    "niet_aan_de_orde": "niet aan de orde",
    "al_gedaan": "al gedaan",
    "voorwaarde": "eerst moet er nog iets anders",
    "bestaat_hier_niet": "bestaat hier niet",
    "niet_bereikbaar": "nu niet te bereiken",
    "kanaal_niet": "langs deze weg niet te bereiken",
    "al_besloten": "staat vast",
    "loopt_al": "loopt al",
    "tijd_voorbij": "te laat",
    "deel_gesloten": "dit deel is afgelopen",
}
"""Refusal codes in a few words, for a row in a list."""


def blocked(code: str) -> str:
    """Why a form cannot be used now, in a few words."""
    if code in BLOCKED:
        return BLOCKED[code]
    sentence = TEXTS.get(code, ("", ""))[0].rstrip(".")
    return sentence[:1].lower() + sentence[1:] if sentence and "{" not in sentence else "kan nu niet"


BLOCKED_FORM = "Dit kan nu waarschijnlijk niet: {why}. Je kunt het proberen; een weigering kost niets."
REFUSED = "Dat kan niet"
REFUSED_FREE = "Er is niets gebeurd en het kost geen tijd."
INSTEAD = "Wat wel kan"
SOURCE = "Bron"


def passed(before: int, now: int, weekday: int) -> str:
    """How much time a move took: 25 min verder, het is 07:29; with the day where it is another. `weekday` is that of `now`."""
    if now <= before:
        return ""
    reads = clock(now) if now // DAY == before // DAY else day_and_clock(now, now, weekday)
    return f"{duration(now - before)} verder, het is {reads}."
