"""Which Dutch words does the frame around the game use?

Everything a player reads on the start, choice, seat, briefing, hand-over, chapter, pause and help screens. What belongs to
a case comes from the case; the words of the desk are in `words.py`.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # loading it takes longer than the first paint may
    from scenarios.head import Head

DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS = ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december")

TRAINS = "Dit spel oefent. Het geeft geen advies over een echte zaak."
NO_REAL_DATA = "Typ nooit gegevens van een echte zaak of van echte mensen."

HOW = {
    "mens": "wij, aan dit scherm",
    "meewerkend": "computer: werkt mee",
    "afwachtend": "computer: wacht af",
    "eilandje": "computer: op een eilandje",
    "niemand": "niemand",
    "verloop": "vast verloop",
}
HOW_EXPLAINED = {
    "mens": "Jullie doen de zetten van deze stoel zelf.",
    "meewerkend": "De computer doet zijn werk, komt meteen en vertelt wat nodig is.",
    "afwachtend": "De computer antwoordt als je iets vraagt, maar doet zijn eigen werk laat, tot iemand een tweede keer komt.",
    "eilandje": "De computer doet alleen wat zijn eigen taak vraagt en deelt pas als je aandringt.",
    "niemand": "De stoel blijft leeg: niemand neemt op en niemand doet het werk.",
}
KINDS = {"casus": "hele zaak", "oefening": "oefening", "korte_zit": "korte zit"}
LEVELS = {
    "begeleid": "begeleid: met uitleg en hints",
    "vrij": "vrij: zonder hints",
    "expert": "expert: als vrij, met na een deling de vraag naar de grond",
}
SUPPORT = (
    ("Je leidinggevende", "of iemand van je team die je vertrouwt"),
    ("Bedrijfsmaatschappelijk werk", "van je eigen organisatie"),
    ("Collegiale opvang", "het team collegiale ondersteuning of een maatje"),
    ("Je huisarts", "als het blijft knagen of je slecht slaapt"),
    ("Slachtofferhulp Nederland", "als je zelf iets hebt meegemaakt"),
    ("Veilig Thuis", "0800-2000, gratis, dag en nacht, ook voor jezelf of iemand dichtbij"),
)


def hours(minute: int) -> str:
    """`minute` of the game as a time of day: 09:30."""
    rest = minute % (24 * 60)
    return f"{rest // 60:02d}:{rest % 60:02d}"


def moment(minute: int, weekday: int) -> str:
    """`minute` as a day and a time, with `weekday` the weekday of day 0: "dinsdag 09:30", "donderdag 10:00 (dag +2)"."""
    day = minute // (24 * 60)
    name = DAYS[(weekday + day) % 7]
    return f"{name} {hours(minute)}" + (f" (dag +{day})" if day else "")


def date(iso: str) -> str:
    """2025-02-11 as "11 februari 2025"; anything else stays as it is."""
    parts = iso.split("-")
    if len(parts) != 3 or not all(part.isdecimal() for part in parts) or not 1 <= int(parts[1]) <= 12:
        return iso
    return f"{int(parts[2])} {MONTHS[int(parts[1]) - 1]} {parts[0]}"


def row(parts: Sequence[str]) -> str:
    """`parts` as a Dutch enumeration: "a, b en c"."""
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " en " + parts[-1] if parts else ""


def length(minutes: int) -> str:
    """A length of time in words: "45 minuten", "1 uur en 30 minuten"."""
    hours_, rest = divmod(minutes, 60)
    parts = ([f"{hours_} uur"] if hours_ else []) + ([f"{rest} minuten" if rest != 1 else "1 minuut"] if rest or not hours_ else [])
    return row(parts)


# --- start ----------------------------------------------------------------------------------------------------------

START_QUESTION = "Wie wist wat, wanneer? Wat mocht je ermee doen?\nEn wat vond de volgende die erbij kwam?"
START_NEW = ("Nieuw spel", "kies een zaak en een stoel; samen of alleen")
START_MENU = {
    "uitleg": ("Je eerste spel in vijf minuten", "zo werkt het, in het kort"),
    "wegwijzer": ("Wegwijzer", "begrippen, grondslagen, momenten en normen opzoeken"),
    "licht": ("Licht of donker", "andere kleuren, ook voor de beamer"),
    "stoppen": ("Stoppen", "alles wat je speelde is bewaard"),
}
START_NOTE = f"{TRAINS} {NO_REAL_DATA}"
START_TROUBLE = "Bewaarde spellen zijn nu niet te lezen; een nieuw spel kan wel."

# --- choosing a case and seats --------------------------------------------------------------------------------------

SAVED_INTRO = "Kies een spel om verder te spelen. Een afgerond spel opent op de nabespreking."
SAVED_NONE = "Er zijn nog geen bewaarde spellen."


def kind_of_game(head: "Head", own: bool = False) -> str:
    """What a list of cases says under the title: "korte zit, 15 minuten, alleen, als Politie"."""
    more = f", alleen, als {head.role}" if head.role else ", eigen zaak" if own else ""
    return f"{KINDS[head.kind]}, {length(head.minutes)}{more}"


def company(head: "Head") -> str:
    """Whether one can stop on the way; in a short sitting, who one is."""
    return f"alleen, als {head.role}; zonder oordeel" if head.role else "na elk deel kun je stoppen"


SHORT_BEGINS = "Even wat eraan voorafging; dan ben jij aan zet."
CHOOSE_LOADING = "Even de zaken ophalen…"
CHOOSE_FAILED = "Dit opent niet."


def seat_absent(title: str, region: str, instead: str) -> str:
    """Why a seat is missing in a region."""
    return f"{title} bestaat niet in {region}; {instead} doet dat werk daar."


# --- briefing, hand-over, chapters, pause ---------------------------------------------------------------------------


def on_desk(titles: Sequence[str], facts: int) -> str:
    """What lies on a desk at the start."""
    known = {0: "", 1: " Je weet al één ding over deze zaak."}.get(facts, f" Je weet al {facts} dingen over deze zaak.")
    return "\n".join(f"• {title}" for title in titles) + ("\n" + known.strip() if known else "")


HANDOVER_GIVE = "Geef het scherm door. Nu aan zet:"
HANDOVER_STAYS = "Jullie blijven zitten, met een andere rol:"
HANDOVER_OPEN = "Druk op O; het bureau gaat open."
HANDOVER_CALLED = "Een gesprek wacht op deze stoel."
HANDOVER_FIRST = "Eerst lees je je briefing. Kijkt er niemand mee? Druk dan op O."
HANDOVER_AGAIN = "Kijkt er niemand mee? Druk dan op O; je bureau gaat open."


def empty_handed(end: int) -> str:
    """What it means to give the screen away with nothing lined up."""
    return f"Je wacht dan tot {hours(end)}. Zet eerst iets klaar, of druk nog eens op F8: dan gaat het scherm door."


def chapter_done(title: str) -> str:
    """The heading at the end of a chapter."""
    return f"{title}: dit deel is klaar"


def clock_stands(minute: int, weekday: int) -> str:
    """Where the clock stands."""
    return f"De klok staat stil op {moment(minute, weekday)}. Alles is bewaard."


def span(start: int, end: int, weekday: int) -> str:
    """From when to when a chapter plays."""
    return f"{moment(start, weekday)} tot {hours(end) if start // 1440 == end // 1440 else moment(end, weekday)}"


LAST_NEWS = "Net nog, in de laatste minuut:"
CHAPTER_BREATHE = "Adem even uit. Wie wil stoppen, stopt; daar hoeft niemand een reden voor te geven."
CHAPTER_TOGETHER = "Zeg nog niet tegen elkaar wat je wist: dat komt in de nabespreking."
CHAPTER_DEBRIEF = ("Stop hier en bespreek na", "de nabespreking gaat dan tot en met dit deel")
CHAPTER_SEATS = ("Andere stoelen", "een ander, de computer of niemand neemt een rol over; daarna verder")
CHAPTER_LATER = ("Later verder", "terug naar het begin; het spel is bewaard")

ENDING = "Hoe het verder ging"
ENDING_BREATHE = "Tot zover het verhaal. Neem even de tijd; daarna begint de nabespreking."

PAUSE_PLAYING = (
    "Het spel staat stil. De klok loopt niet door en er gaat niets verloren.\n\n"
    "Wil je stoppen of even weg? Dat mag altijd. Je hoeft niet te zeggen waarom. "
    "Met Esc ga je verder waar je was. Met W ga je naar het begin; het spel is bewaard en staat daar bovenaan."
)
PAUSE_IDLE = "Neem de tijd. Met Esc ga je terug naar waar je was."
SUPPORT_TITLE = "Raakt het je? Hier kun je terecht:"

# --- bij ons anders -------------------------------------------------------------------------------------------------

REMARK_TITLE = "Bij ons anders"
REMARK_HINT = "F5 bewaren · Tab volgende · Esc terug"
REMARK_INTRO = (
    "Gaat het in jouw regio of organisatie anders? Het spel gaat gewoon door; de nabespreking en de schrijver van de zaak zien het."
)
NO_REAL_DATA_SHORT = "Geen echte gegevens of namen."
REMARK_WHAT = "Wat is er anders?"
REMARK_REGION = "In welke regio of organisatie?"
REMARK_REGION_LIKE = "bijvoorbeeld: Hart van Brabant, of de crisisdienst"
REMARK_WHY = "Waarom? (mag leeg blijven)"
REMARK_NOTHING = "Schrijf eerst wat er anders is."
REMARK_KEPT = "Bewaard bij ‘Bij ons anders’. Het staat straks in de nabespreking."

# --- help per screen (Markdown) -------------------------------------------------------------------------------------

_KEYS = (
    "\n\n**Overal**: F1 uitleg · F2 wegwijzer · F6 bij ons anders · F9 pauze · ctrl+p opdrachten · ctrl+t licht of donker · "
    "ctrl+q stoppen (alles is bewaard)."
)

HELP_ALWAYS = "# Uitleg\n\nMet de pijltjes kies je, met Enter bevestig je, met Esc ga je terug." + _KEYS
HELP_START = (
    "# Begin\n\nKies met de pijltjes of met een cijfer en druk op Enter.\n\n"
    "Is een spel niet af, dan staat het bovenaan. "
    "Speel je voor het eerst? Lees dan *Je eerste spel in vijf minuten*: kies die regel en druk op Enter." + _KEYS
)
HELP_SAVED = "# Bewaarde spellen\n\nElk spel wordt bij elke zet bewaard. Kies er een met de pijltjes en Enter. Esc gaat terug." + _KEYS
HELP_CHOOSE = (
    "# Kies een zaak\n\nLinks staan de zaken, rechts wat erin zit en hoe lang het duurt. Met de spatiebalk lees je verder. Enter kiest.\n\n"
    "Met **M** kies je een andere regio, speeldatum of niveau. Dat hoeft niet: de zaak heeft zelf goede waarden. "
    "In een andere regio zijn andere partners bereikbaar. Op een andere datum geldt soms andere wetgeving.\n\n"
    "Een spelnummer is alleen nodig als je precies hetzelfde spel nog eens wilt spelen." + _KEYS
)
HELP_SEATS = (
    "# Wie zit waar\n\nTyp met hoeveel mensen jullie zijn (**1** tot **8**). De zaak doet een voorstel; daarna mag je alles veranderen.\n\n"
    "Een **stoel** is een letter: wat dezelfde mensen spelen. Ga met ↑ en ↓ naar een rol. **Enter** geeft die een eigen stoel, of geeft "
    "die aan de computer. Ben je alleen, dan ga je met Enter zelf naar die rol. "
    "Met ← en → ga je langs de stoelen en langs wie de rol anders speelt:\n\n"
    "- **werkt mee**: doet zijn werk en vertelt wat nodig is\n- **wacht af**: antwoordt alleen als je iets vraagt\n"
    "- **op een eilandje**: doet alleen zijn eigen taak\n- **niemand**: de rol blijft leeg\n\n"
    "Met **+** en **-** zeg je hoeveel mensen op die stoel zitten: hoogstens drie. Een **tafelgastheer** heeft geen rol: die leest voor, "
    "let op de tijd en leidt de nabespreking.\n\n"
    "*Via het scherm*: alleen een zet vertelt iets. *Vrij spreken*: wat iemand hardop zegt, telt mee als je het aanvinkt. "
    "Tot drie stoelen kan het scherm dicht rondgaan. Met meer stoelen speel je open: iedereen mag meelezen.\n\n"
    "Staan twee rollen in één hand die elkaar moeten informeren, dan zegt het scherm dat. Het mag wel." + _KEYS
)
HELP_BEFOREHAND = (
    "# Wat erin zit\n\nWaar dit spel over gaat, voordat je iets van de zaak ziet. Enter begint; Esc gaat terug naar het begin." + _KEYS
)
HELP_BRIEFING = "# Briefing\n\nLees wat je taak is en wat er op je bureau ligt. Enter opent je bureau." + _KEYS
HELP_HANDOVER = (
    "# Doorgeven\n\nOp dit scherm staat niets van de vorige stoel. Wie aan zet is, gaat zitten en drukt op **O**. "
    "De anderen kijken even niet mee: wat jij weet, weten zij nog niet.\n\n"
    "Ieder zet zijn zetten voor dezelfde ronde klaar en geeft dan door met **F8**. Is iedereen geweest, dan loopt de klok. "
    "Bij iets dringends, of als een gesprek op iemand wacht, komt het scherm vanzelf bij wie het aangaat.\n\n"
    "Zit je met meer mensen op een stoel? Eén leest voor, één zit aan de toetsen; wissel elke ronde." + _KEYS
)
HELP_CHAPTER = (
    "# Einde van een deel\n\nGa door, bespreek na, of speel later verder. Wat je speelde is bewaard.\n\n"
    "Met *Andere stoelen* neemt iemand anders een rol over, of de computer. Wat een rol weet, blijft bij die rol." + _KEYS
)
HELP_HOST = (
    "# Tafelgastheer\n\nDit scherm is voor wie geen rol heeft. Er staat niets op dat een rol geheim houdt; lees gerust voor.\n\n"
    "De stopwatch loopt op de klok aan de muur en zet de klok van het spel nooit verder. Met **S** zet je hem stil; in pauze staat "
    "hij vanzelf stil. "
    "Spreekt de tafel vrij, dan leg je met **H** vast wie wat hardop zei en wie het hoorde. **F4** of Esc gaat terug." + _KEYS
)
HELP_PAUSE = "# Pauze\n\nAlles staat stil. Esc gaat verder, W gaat naar het begin. Het spel is bewaard." + _KEYS
HELP_GUIDE = (
    "# Wegwijzer\n\nTyp een woord en kies met ↓ en Enter wat je wilt lezen. Met F3 kies je een soort: begrippen, grondslagen, momenten, "
    "normen of maatregelen.\n\nBij elke regel staat waar hij vandaan komt. Dit spel oefent en geeft geen advies." + _KEYS
)
HELP_REMARK = (
    "# Bij ons anders\n\nIn elke regio en elke organisatie gaan dingen anders. Schrijf op wat er bij jullie anders is, waar, en waarom. "
    "Tab gaat naar de volgende vraag, F5 bewaart, Esc gaat terug zonder iets te bewaren.\n\n"
    "Er komt bij te staan bij welk onderdeel van de zaak je het zei. Het telt niet mee en de klok loopt er niet door. "
    "Schrijf geen namen en geen gegevens van echte mensen of zaken." + _KEYS
)
HELP_ENDING = "# Hoe het verder ging\n\nZo liep het af, door wat jullie deden en lieten. Enter gaat naar de nabespreking." + _KEYS
HELP_DEBRIEF = (
    "# Nabespreking\n\nMet **N** en **P** ga je naar het volgende of vorige blad, met **0** tot **9** naar een blad "
    "en met **A** naar de afspraken. Met ↑ en ↓ lees je verder; met ← en → ga je binnen een blad van moment naar moment.\n\n"
    "Op het eerste blad kies je de hele nabespreking, de korte, of die voor wie alleen speelde; op de balk staan de bladen. "
    "De tafel leidt haar zelf. Bespreek de vragen op elk blad; de cijfers zijn alleen een aanleiding. "
    "Met **G** zie je de getallen achter de woorden.\n\n"
    "Op blad 1 merk je een moment met **V** goed, **X** niet oké of **R** risicovol. Op blad 0 en 9 opent Enter iets voor één stoel: "
    "geef dan het scherm door. Afspraken (blad 10) blijven op deze computer; de volgende nabespreking begint ermee." + _KEYS
)

# --- wegwijzer ------------------------------------------------------------------------------------------------------

GUIDE_LOADING = "Even de wegwijzer openen…"
GUIDE_NOTHING = "Niets gevonden. Probeer een korter woord, of kies met F3 een andere soort."


def saved_detail(when: str, people: Sequence[str], seed: int) -> str:
    """Where a saved game stands and who plays it here."""
    return f"{when} · {row(people) or 'niemand aan dit scherm'} · spelnummer {seed}"
