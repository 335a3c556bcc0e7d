"""Which words frame the debrief?

Questions before answers, "wat als" and never "fout"; about the case and the roles, never about persons.
"""

from sim.report.route import ROUTES, SHORT
from sim.report.text import BANDS
from sim.tui.words_shell import SUPPORT, SUPPORT_TITLE

ESTIMATE = {
    "T": "Waren de stappen op tijd, en gebeurde tegelijk wat tegelijk kon?",
    "I": "Wist wie besliste wat nodig was, en bleef bij jullie wat daar hoorde?",
    "A": "Vond de volgende die erbij kwam wat die nodig had?",
    "B": "Is elke betrokkene gehoord, ook de kinderen, en niet te vaak?",
}
EDGES = {"begin": "begin", "vragen": "vragen", "einde": "eind"}
"""How the sheets without a number stand on the bar."""

BEGIN = (
    "Jullie zijn klaar met spelen. Voordat er iets over de zaak komt:\n\n"
    "• Hoe zit je erbij? Een woord is genoeg. Overslaan mag.\n"
    "• Wat raakte je? Wie wil even weg, gaat even weg.\n\n"
    "Daarna geeft eerst ieder een eigen oordeel. Pas dan laat het spel zien wat het telde. "
    "Het gaat over de zaak en de rollen, niet over jou als persoon."
)
BEGIN_ALONE = (
    "Je bent klaar met spelen. Voordat er iets over de zaak komt:\n\n"
    "• Hoe zit je erbij? Een kop koffie mag.\n"
    "• Wat raakte je? Is het veel, praat er dan met iemand over.\n\n"
    "Daarna geef je eerst een eigen oordeel. Pas dan laat het spel zien wat het telde. "
    "Het gaat over de zaak en de rollen, niet over jou als persoon."
)
BEGIN_SHORT = "Je bent klaar met spelen. Hoe zit je erbij? Neem even de tijd; een kop koffie mag. Met N ga je naar het volgende blad."
BEGIN_KEY = "Druk op N voor het volgende blad."
ROUTE = "Hoeveel tijd hebben jullie?"
ROUTE_ALONE = "Hoeveel tijd heb je?"
ROUTE_NOTE = "Kies met ← en →. Op de balk staan de bladen; de hele heeft ze allemaal."
BEFORE = "Vorige keer spraken jullie af"
BEFORE_ALONE = "Vorige keer sprak je af"
CAME = "Wat kwam ervan?"
CAME_NONE = "nog niet besproken"

ESTIMATE_NONE = "nog geen oordeel"
ESTIMATE_INTRO = "Kies met ← en → een woord voor hoe het ging. Met ↓ ga je naar de volgende regel. Overslaan mag."
ESTIMATE_MOMENT = (
    "Hét moment, in een paar woorden. In de hele nabespreking komt het terug op blad 8, zonder wie het schreef. Het wordt niet bewaard."
)
ESTIMATE_PLACEHOLDER = "welk moment deed ertoe? (Enter: klaar)"
OWN_CHAIRS = (
    "Eerst ieder voor zich, zonder te overleggen: een woord per onderwerp, en het moment dat ertoe deed.\n\n"
    "Kies een stoel met ↑ en ↓ en druk op Enter. Wie aan de beurt is, kijkt alleen; van de vorige is niets te zien. "
    "Pas op blad 9 staan de woorden bij elkaar, zonder namen.\n\n"
    "Zijn jullie met meer mensen, of gaat het liever op papier? Dat kan net zo goed."
)
CHAIRS = "De stoelen · Enter opent"
FILLED = "geweest"
CARDS = "De kaarten · Tab hierheen, Enter opent: alleen voor wie er zit"
READ = "gelezen"
COVER_GIVE = "Geef het scherm door. Dit is alleen voor:"
COVER_OWN = "Jouw eigen oordeel. Kijkt er niemand mee? Druk dan op O."
COVER_CARD = "Jouw eigen kaart. Wat je ervan vertelt, bepaal je zelf. Kijkt er niemand mee? Druk dan op O."

LANES_NOTHING = "Er gebeurde hier niets bijzonders."
LANES_TAGS = "gemerkt, zie blad 8:"
MATRIX_ALL_KNOWN = "Wie hier besliste, wist alles wat daarvoor nodig was."
MATRIX_REST = "overige gegevens"
NIGHT_JUST_BEFORE = "één minuut ervoor"
NIGHT_BETWEEN = "De tijd ertussen, en de overdracht"

OWNER_ALL = "wij allemaal"
AGREEMENT_WARNING = "Zet hier geen echte gegevens in: geen namen, geen zaken, geen plaatsen. Wat je schrijft, blijft op deze computer."
AGREEMENT_PLACEHOLDER = "Wat spreken jullie af? Schrijf één zin en druk op Enter."
AGREEMENT_ALONE = "Wat neem jij je voor? Schrijf één zin en druk op Enter."
AGREEMENT_LEVEL = "Op welk niveau?"
AGREEMENT_OWNER = "Wie pakt het op?"
AGREEMENT_WHEN = "Wanneer kijken we terug?"
AGREEMENT_HOW = "Met ↑ ga je naar de zin. Esc gaat eruit; Tab gaat verder."
AGREEMENT_NONE = "Er is nog niets afgesproken. Eén afspraak is genoeg."
AGREEMENTS = "Afgesproken · hiermee opent de volgende nabespreking"
LEAVING = "Wat hier is ingevuld, wordt niet bewaard; de afspraken wel. Nog eens Esc sluit de nabespreking."


def night_screen(responder: str) -> str:
    """The title of the frame around what a responder saw."""
    return f"Het scherm van {responder}"


def own_card(role: str) -> str:
    """The title of the card of somebody who plays alone."""
    return f"Jouw kaart: {role}"


DIFFERENT = "Bij ons anders: wat onder het spelen is gezegd"


def bands_text() -> str:
    """The words for how it went, with what they mean."""
    return "\n".join(f"{word}: {meaning}" for word, meaning in BANDS.items())


def end_text(alone: bool) -> str:
    """The check-out, and where to go."""
    support = "\n".join(f"• {who}: {what}" for who, what in SUPPORT)
    leaves = "Hoe ga je hier weg?" if alone else "Hoe ga je hier weg? Een woord is genoeg."
    return (
        f"{'Tot slot' if alone else 'Nog één keer rond'}:\n\n"
        f"• {leaves}\n• Wat laat je hier, en wat neem je mee?\n\n"
        f"{SUPPORT_TITLE}\n{support}\n\n"
        f"Met Esc ga je terug naar het begin. Dit spel en {'je' if alone else 'jullie'} afspraken blijven bewaard; "
        "je kunt de nabespreking later nog eens openen."
    )


def no_page(title: str, route: str) -> str:
    """Why a sheet does not open: it is no part of the way that was chosen."""
    names = {one.id: one.title for one in (*ROUTES, SHORT)}
    choose = "" if route == SHORT.id else " Op het eerste blad kies je een andere route."
    return f"‘{title}’ hoort niet bij ‘{names[route]}’.{choose}"
