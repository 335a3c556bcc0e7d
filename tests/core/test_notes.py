"""Does a desk hear what came of its acts, and what of a telling was no news?"""

from dataclasses import replace

import pytest

from scenarios import compiled as c
from sim.core import commands as m
from sim.core.game import Setup
from tests.core.plays import done
from tests.strategies import Game, case

POL, VT = "politie", "veilig_thuis"
LONG = m.Act(POL, "ga_langs")
SEATS = Setup(1, ((POL, "mens"), (VT, "mens")))
LEFT = c.SetFlag("ter_plaatse", True)


def titles(game: Game, role: str) -> list[str]:
    return [note.title for note in game.view(role).notes]


@pytest.mark.parametrize(
    ("effects", "title", "text"),
    [
        ((LEFT,), "Klaar: Rijd naar het huis", ""),
        ((LEFT, c.Note("Hij doet open.", ())), "Wat het oplevert", "Hij doet open."),
        ((LEFT, c.Reveal(("f_melding",), ())), "Klaar: Rijd naar het huis", "Je hoorde niets wat je nog niet wist."),
        ((LEFT, c.Reveal(("f_keel",), ())), "Je weet nu: Moeder over haar keel", case().facts["f_keel"].text),
        ((LEFT, c.Reveal(("f_keel",), (VT,))), "Klaar: Rijd naar het huis", ""),
    ],
    ids=["stil", "met bericht", "al bekend", "nieuw", "voor een ander"],
)
def test_an_act_that_is_over_says_so_once(effects: tuple[c.Effect, ...], title: str, text: str) -> None:
    act = replace(case().acts["ga_langs"], effects=effects)
    game = Game(replace(case(), acts={**case().acts, act.id: act}), SEATS)
    before = len(game.view(POL).notes)
    done(game, LONG, m.Wait(VT, None, True))
    assert [(note.title, note.text) for note in game.view(POL).notes[before:]] == [(title, text)]
    assert not any(one.startswith("Klaar") for one in titles(game, VT)), "nobody else hears that it is over"


def test_a_message_on_its_way_says_what_is_in_it() -> None:
    game = Game(case(), SEATS)
    done(game, m.Send(POL, (VT,), "bericht", ("f_melding",), tuple(case().themes)[:1], "veiligheid"), m.Wait(VT))
    sent = next(note for note in game.view(POL).notes if note.title.startswith("Verstuurd"))
    asked = next(iter(case().themes.values())).lower()
    assert sent.text == f"Verteld: {case().facts['f_melding'].label}. Gevraagd naar: {asked}."


def test_what_the_work_of_another_brings_is_not_told_as_own_work() -> None:
    act = replace(case().acts["ga_langs"], effects=(LEFT, c.Note("Hij doet open.", (POL, VT))))
    game = Game(replace(case(), acts={**case().acts, act.id: act}), SEATS)
    done(game, LONG, m.Wait(VT, None, True))
    assert [titles(game, role)[-1] for role in (POL, VT)] == ["Wat het oplevert", "Gebeurtenis"]


def test_what_a_role_knew_is_not_told_it_as_new() -> None:
    """What two messages share is news once; what they say again stands in one line, with from whom."""
    game, heard = Game(case(), SEATS), list[list[str]]()
    for facts in (("f_melding",), ("f_melding", "f_onderzoek"), ("f_melding", "f_onderzoek")):
        before = len(game.view(VT).notes)
        done(game, m.Send(POL, (VT,), "bericht", facts, (), "veiligheid"), m.Wait(VT))
        heard.append([title.partition(" van Politie: ")[2] or title for title in titles(game, VT)[before:]])
        assert all(title.startswith(("Bericht", "Nieuw van", "Wist je al, nu ook van")) for title in titles(game, VT)[before:])
    one, other = "Melding van gisteravond", "Lopend onderzoek"
    assert heard == [["Bericht van Politie", one], ["Bericht van Politie", one, other], ["Bericht van Politie", f"{one}; {other}"]]
    assert titles(game, VT)[-1] == f"Wist je al, nu ook van Politie: {one}; {other}"


def test_what_was_seen_again_is_told_as_known() -> None:
    act = replace(case().acts["ga_langs"], effects=(c.Reveal(("f_rust",), ()),), once=False)
    game = Game(replace(case(), acts={**case().acts, act.id: act}), SEATS)
    done(game, LONG, m.Wait(VT, None, True), LONG)
    heard = [title for title in titles(game, POL) if "Rustig huisbezoek" in title]
    assert heard == ["Je weet nu: Rustig huisbezoek", "Je weet opnieuw: Rustig huisbezoek"]


def test_a_report_that_goes_to_the_file_stands_there_whoever_comes_next() -> None:
    act = replace(case().acts["ga_langs"], effects=(c.Reveal(("f_keel",), ()), c.Record(POL, ("f_keel",))))
    game = Game(replace(case(), acts={**case().acts, act.id: act}), SEATS)
    done(game, LONG, m.Wait(VT, None, True))
    assert {fact.id: fact.recorded for fact in game.view(POL).facts}["f_keel"]
    assert game.state.recorded(POL, "f_keel")
    assert not game.state.recorded(VT, "f_keel")


def test_a_report_says_what_holds_while_a_measure_does() -> None:
    """What begins with the measure is in its words, and is told on as it was heard; before and after, the fact has its own."""
    whole = case()
    fact = replace(whole.facts["f_keel"], wordings={"aandacht": "Het adres heeft een vlag."})
    tells = replace(whole.measures["aandacht"], effects=(c.Reveal(("f_keel",), (POL,)),))
    told = replace(whole, facts={**whole.facts, fact.id: fact}, measures={**whole.measures, tells.id: tells})
    for effects, text in (((c.Reveal(("f_keel",), (POL,)),), fact.text), ((c.StartMeasure("aandacht"),), "Het adres heeft een vlag.")):
        act = replace(whole.acts["ga_langs"], effects=effects)
        game = Game(replace(told, acts={**whole.acts, act.id: act}), SEATS)
        done(game, LONG, m.Wait(VT, None, True), m.Send(POL, (VT,), "bericht", ("f_keel",), (), "veiligheid"))
        done(game, m.Wait(VT))
        assert [{one.id: one.text for one in game.view(role).facts}["f_keel"] for role in (POL, VT)] == [text, text]
