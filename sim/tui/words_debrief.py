"""Which words frame the debrief?

Questions before answers, "wat als" and never "fout"; about the case and the roles, never about persons.
"""

from sim.report.text import BANDS
from sim.tui.words_shell import SUPPORT, SUPPORT_TITLE

ORDER = ("T", "I", "A", "B")
ESTIMATE = {
    "T": "Waren de stappen op tijd, en gebeurde tegelijk wat tegelijk kon?",
    "I": "Wist wie besliste wat nodig was, en bleef bij jullie wat daar hoorde?",
    "A": "Vond de volgende die erbij kwam wat die nodig had?",
    "B": "Zijn moeder, kinderen en vader gehoord, en niet vaker dan nodig?",
}

PAGES: tuple[tuple[str, str, str], ...] = (
    ("begin", "Hoe zit je erbij?", "Vraag het eerst aan elkaar. De zaak kan even wachten."),
    ("eigen", "Eigen oordeel", "Welk moment deed ertoe? Wat wist jij dat een ander nodig had?"),
    ("uitkomst", "Uitkomst", "Waar kijken jullie anders naar dan het spel? Wat zag het spel niet?"),
    ("loop", "Loop van de zaak", "Voor wie was dit risicovol? Wat had tegelijk gekund?"),
    ("tijd", "Tijd", "Op wie wachtten we? Wat hield het op?"),
    ("weten", "Wie wist wat, toen?", "Welk stukje had het besluit veranderd? Wie had kunnen vragen?"),
    ("delen", "Delen met maat", "Was dit nodig voor díe taak? Wie kreeg geen terugkoppeling?"),
    ("ontbrak", "Wat ontbrak", "Kies er hoogstens drie. Wat was tóen mogelijk?"),
    ("einde", "Afronden", "Wat doen we maandag anders? Wie, en wanneer?"),
)
"""(id, title, question) of each page, in order."""

BEGIN = (
    "Jullie zijn klaar met spelen. Voordat er iets over de zaak komt:\n\n"
    "• Hoe zit je erbij? Een woord is genoeg. Overslaan mag.\n"
    "• Wat raakte je? Wat neem je mee naar huis?\n"
    "• Wie wil even weg, gaat even weg.\n\n"
    "Daarna geven jullie eerst zelf een oordeel. Pas dan laat het spel zien wat het telde. "
    "Het gaat over de zaak en de rollen, niet over jou als persoon.\n\n"
    "Druk op N voor het volgende blad."
)
ESTIMATE_INTRO = "Kies met ← en → een woord voor hoe het ging. Met ↓ ga je naar de volgende regel. Overslaan mag."
OUTCOME_LUCK = "Dit oordeel kijkt niet naar geluk of afloop, alleen naar wat jullie konden weten en doen. G toont de getallen."
LANES_NOTHING = "Er gebeurde hier niets bijzonders."
MATRIX_ALL_KNOWN = "Wie hier besliste, wist alles wat daarvoor nodig was."
MATRIX_REST = "overige gegevens"
TIME_LEGEND = "✓ op tijd   ± later dan het streven   ✗ niet, of te laat"
TIME_WAITED = "Hier wachtte iemand terwijl er iets te doen was"
TIME_NOTHING = "Er was nog niets waarvan de tijd om was."
SHARE_LEGEND = "✓ met grond   ? de bron zwijgt, kost niets   ✗ zonder grond, of het hoorde daar niet"
MISSING_INTRO = "Niet om te straffen: elke regel is iets dat kon, toen."
MISSING_THREE = "Drie om te bespreken"
MISSING_ALL = "Alles, per onderwerp:"
MISSING_NOTHING = "Er ontbrak niets wat het spel telt. Wat zou je toch anders doen?"

DIFFERENT = "Bij ons anders: wat jullie onder het spelen zeiden"


def bands_text() -> str:
    """The words for how it went, with what they mean."""
    return "\n".join(f"{word}: {meaning}" for word, meaning in BANDS.items())


def end_text() -> str:
    """The last page: agreements, and where to go."""
    support = "\n".join(f"• {who}: {what}" for who, what in SUPPORT)
    return (
        "Rond af met één afspraak. Schrijf hem op:\n\n"
        "• Wat doen we anders?\n• Op welk niveau: ik, ons team, onze organisatie?\n• Wie pakt het op, en wanneer kijken we terug?\n\n"
        "En nog één keer rond: hoe ga je hier weg?\n\n"
        f"{SUPPORT_TITLE}\n{support}\n\n"
        "Met Esc ga je terug naar het begin. Dit spel blijft bewaard; je kunt de nabespreking later nog eens openen."
    )
