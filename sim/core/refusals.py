"""Why not?

A refusal is a value: it changes nothing and costs nothing. It carries a stable code, the Dutch sentence, the source of
the rule and what would work, and speaks only of what the asking role can know.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Refusal:
    code: str
    text: str
    source: str = ""
    """Where a rule of the catalogue comes from; what a case asks stands in its own words, its source in the debrief."""
    instead: str = ""


TEXTS: dict[str, tuple[str, str]] = {
    # code: (why not, what would work)
    "afgelopen": ("Het spel is afgelopen.", "Bekijk de nabespreking."),
    "onbekende_rol": ("De rol {wie} doet in deze casus niet mee.", ""),
    "geen_stoel": ("Aan het bureau van {wie} zit in dit spel niemand.", ""),
    "deel_gesloten": ("Dit deel is afgelopen; de klok staat stil.", "Ga verder met het volgende deel."),
    "deel_open": ("Dit deel loopt nog.", ""),
    "geen_deel_meer": ("Er komt geen deel meer.", "Bekijk de nabespreking."),
    "alleen_tafel": ("Alleen wie de tafel leidt, opent een deel of verzet de stoelen.", ""),
    "stoelen_passen_niet": ("Zo kan deze tafel niet zitten.", "Geef elke rol één stoel, met een tot drie mensen."),
    "geen_dienst": ("Dit bureau heeft in dit deel geen dienst.", "Anderen kunnen je wel bellen."),
    "eerst_inbreng": ("Je zit in een gesprek en bent aan de beurt.", "Breng iets in, of geef door dat je niets toe te voegen hebt."),
    "wachtrij_vol": ("Je hebt al drie zetten klaarstaan.", "Neem er een terug, of wacht tot er een begint."),
    "onbekende_handeling": ("Deze handeling hoort niet bij jouw rol.", ""),
    "niet_aan_de_orde": ("Dit is nu niet aan de orde.", ""),
    "niet_daar": ("Dit kan alleen {plek}; daar ben je nu niet.", "Ga er eerst heen, of spreek daar met iemand af."),
    "al_gedaan": ("Dit heb je al gedaan.", ""),
    "voorwaarde": ("{reden}", ""),
    "weet_je_niet": ("Je weet dit niet (meer): {wat}.", "Vraag het na, of zoek het op in je eigen systeem."),
    "van_wie": ("Je scherm weet niet dat je dit weet: {wat}.", "Van wie hoorde je dit? Leg dat eerst vast als hardop gehoord."),
    "onbekend_feit": ("Deze informatie bestaat niet in deze casus.", ""),
    "onbekend_thema": ("Naar dit onderwerp kun je hier niet vragen.", ""),
    "onbekend_doel": ("Kies waarvoor je dit vertelt.", ""),
    "onbekende_partner": ("Deze partner hoort niet bij deze casus.", ""),
    "niet_jezelf": ("Je kunt niet jezelf kiezen.", ""),
    "niemand_gekozen": ("Kies met wie.", ""),
    "bestaat_hier_niet": ("{wie} bestaat in deze regio niet.", "In deze regio neemt {wel} dit waar."),
    "alleen_via": (
        "{wie} beslist op een verzoek; jij kunt hier niet zelf naartoe.",
        "Dat verzoek komt van {wel}. Vertel daar wat jij weet.",
    ),
    "kanaal_niet": ("{wie} is hier niet te bereiken via {kanaal}.", "Kijk bij Bereikbaarheid wat wel kan."),
    "niet_bereikbaar": ("{wie} is nu niet te bereiken via {kanaal}: {venster}.", "{weer}"),
    "doelgroep": ("{wie} is hier alleen voor de leeftijd {groep}.", "Voor volwassenen is hier {wel} aan zet."),
    "onbekend_overleg": ("Dit overleg bestaat niet in deze casus.", ""),
    "overleg_mist": ("Bij dit overleg hoort ook {wie}.", "Nodig {wie} uit, of kies een gewoon gesprek."),
    "overleg_kanaal": ("Dit overleg kan niet via {kanaal}.", ""),
    "overleg_staat_al": (
        "Dit overleg is al afgesproken voor {wanneer}, met iedereen die je noemt.",
        "Kies wie er nog bij moet, of breng het dan in.",
    ),
    "eerst_oordeel": ("In dit overleg geeft ieder eerst een eigen oordeel.", "Kies hoe veilig jij het nu vindt."),
    "geen_gesprek": ("Je zit nu niet in dit gesprek, of je was al aan de beurt.", ""),
    "onbekend_bericht": ("Deze soort bericht bestaat niet.", ""),
    "bericht_niet_jouw": ("Deze soort bericht kun jij niet sturen.", ""),
    "bericht_niet_voor": ("Deze soort bericht gaat niet naar {wie}.", ""),
    "anoniem_geen_feiten": ("Een anoniem dilemma noemt geen feiten uit het dossier.", "Vraag naar het onderwerp, zonder feiten."),
    "leeg_bericht": ("Een bericht zonder inhoud helpt niemand.", "Vertel of vraag iets."),
    "onbekend_oordeel": ("Kies een oordeel: veilig, zorgen, onveilig of acuut onveilig.", ""),
    "te_veel_feiten": ("Kies hoogstens drie feiten waarop je steunt.", ""),
    "geen_verschil": ("Er is geen verschil van oordeel dat nog besproken moet worden.", ""),
    "onbekend_besluit": ("Dit besluit bestaat niet in deze casus.", ""),
    "besluit_niet_jouw": ("Over dit besluit ga jij niet.", "Vraag wie hierover beslist."),
    "onbekende_keuze": ("Deze keuze bestaat niet bij dit besluit.", ""),
    "al_besloten": ("Dit besluit is genomen en niet meer terug te draaien.", ""),
    "onbekende_maatregel": ("Deze maatregel bestaat niet in deze casus.", ""),
    "maatregel_niet_jouw": ("Deze maatregel kun jij niet vragen of inzetten.", "{wie} kan dit wel."),
    "loopt_al": ("Deze maatregel loopt al of is al gevraagd.", ""),
    "onbekend_verzoek": ("Dit verzoek ligt niet (meer) bij jou.", ""),
    "dubbel": ("Iets staat er dubbel in.", "Kies elk maar één keer."),
    "niet_teruggelezen": (
        "Teruglezen kan als jullie elkaar net gesproken hebben.",
        "Bel de ontvanger eerst, of draag over zonder teruglezen.",
    ),
    "leeg_plan": ("Er staat nog niets in het plan.", "Vul ten minste één regel in."),
    "onbekende_afspraak": ("Deze afspraak bestaat niet in deze casus.", ""),
    "onbekende_reden": ("Deze reden hoort niet bij dit veld.", "Kies een reden uit de lijst, of vul het veld in."),
    "onbekende_norm": ("Deze stap of deze reden hoort niet bij deze casus.", ""),
    "nooit_anders": ("Deze stap laat je nooit bewust liggen.", ""),
    "norm_niet_jouw": ("Deze stap is niet van jou.", "Laat wie hem heeft, zeggen dat het anders gaat."),
    "genoeg_anders": ("Dit is al bewust anders gedaan, of jullie deden al twee keer iets bewust anders.", ""),
    "anders_zonder_feiten": ("Zeg waarop je steunt als je iets bewust anders doet.", "Kies een tot drie feiten."),
    "tijd_voorbij": ("Dat moment is al voorbij.", "Kies een later moment."),
    "geen_hardop": ("Aan deze tafel telt alleen wat via het scherm gaat.", "Vertel het in een gesprek of een bericht."),
    "niemand_hoort": ("Kies wie van de mensen aan tafel het hoorde.", ""),
    "niet_aan_tafel": ("{wie} zit niet aan deze tafel.", "Kies wie het zei, of vraag het in een gesprek of een bericht."),
    "gever_weet_niet": ("{wie} heeft {wat} niet.", "Kijk naar het nummer op de kaart, of kies wie het echt zei."),
    "niets_gekozen": ("Kies op wie je zoekt, of wat je vastlegt.", ""),
    "onbekende_persoon": ("Deze persoon hoort niet bij deze casus.", ""),
    "niets_te_stoppen": ("Er loopt niets dat je kunt afbreken.", ""),
    "niets_terug": ("Er is niets om terug te nemen.", ""),
    "niet_terug": ("Dit kun je niet meer terugnemen: de klok is doorgelopen of een ander is er al bij.", ""),
    "schijf_vol": ("Deze zet kon niet worden bewaard en is daarom niet gedaan.", "Maak ruimte op de schijf en doe de zet opnieuw."),
    "niet_te_bewaren": ("In deze zet staat iets dat zo niet te bewaren is.", "Kies een kleiner getal, of een moment dat dichterbij ligt."),
    "verouderd": ("Er is intussen iets veranderd.", "Kijk opnieuw en kies daarna."),
}
"""Every refusal with its sentence; a test keeps the table and the code the same."""


def refuse(code: str, source: str = "", **values: str) -> Refusal:
    """The refusal `code` with its sentence filled in."""
    text, instead = TEXTS[code]
    return Refusal(code, text.format(**values), source, instead.format(**values))
