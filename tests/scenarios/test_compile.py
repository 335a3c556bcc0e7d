"""Is a compiled case what the file, the region and the date make of it?"""

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import scenarios
from scenarios.compile import card_numbers
from scenarios.compiled import Case, Count, Interview, Need, Note, Reveal, Schedule, SetFlag, StartMeasure
from scenarios.loading import playing_date

MINIMAL = Path(__file__).parent / "minimal.yaml"
Variant = Callable[..., Path]

CIT_FOR_VT = (
    ("    partner: veilig_thuis\n", "    partner: cit\n"),
    ("    systeem: veilig_thuis\n", "    systeem: [cit, veilig_thuis]\n"),
    (
        "\nbetrokkenen:",
        '  - {id: vt, partner: veilig_thuis, titel: "VT", taak: "Weegt.", briefing: "Rustig."}\n\nbetrokkenen:',
    ),
    ('      politie: "Moeder laat je binnen. Ze kijkt steeds naar de klok."\n', '      politie: "Binnen."\n      vt: "Je hoort mee."\n'),
)
"""The small case with its second desk at the CIT, and Veilig Thuis as a third."""


@pytest.fixture
def variant(tmp_path: Path) -> Variant:
    """The small case with some of its text replaced."""

    def make(*edits: tuple[str, str]) -> Path:
        text = MINIMAL.read_text(encoding="utf-8")
        for old, new in edits:
            assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in minimal.yaml"
            text = text.replace(old, new)
        path = tmp_path / "casus.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return make


def _codes(path: Path, **where: str) -> list[str]:
    with pytest.raises(scenarios.CaseError) as caught:
        scenarios.load(path, **where)
    return [problem.code for problem in caught.value.problems]


# --- the date -------------------------------------------------------------------------------------------------------


def test_the_case_plays_on_its_own_date(minimal_case: Case) -> None:
    assert (minimal_case.date, minimal_case.date_note, minimal_case.weekday) == ("2025-02-11", "", 1)


def test_another_date_moves_to_the_nearest_with_the_same_weekday() -> None:
    case = scenarios.load(MINIMAL, date="2024-11-14")
    assert case.date == "2024-11-12"
    assert case.date_note == "Deze casus speelt op een dinsdag. Daarom is donderdag 14 november 2024 verzet naar dinsdag 12 november 2024."
    assert scenarios.load(MINIMAL, date="2024-11-16").date == "2024-11-19"
    assert scenarios.load(MINIMAL, date="2024-11-12").date_note == ""


def test_no_date_moves_further_than_three_days() -> None:
    written = date(2025, 2, 11)
    for days in range(800):
        asked = date(2024, 1, 1) + timedelta(days=days)
        moved, note = playing_date(written, asked)
        assert moved.weekday() == 1
        assert abs((moved - asked).days) <= 3
        assert bool(note) == (moved != asked)


@pytest.mark.parametrize("asked", ["2025-02-30", "morgen", "", "2025", "0001-01-01", "9999-12-31", "2025-02-11T07:00"])
def test_a_date_that_is_none_is_a_problem(asked: str) -> None:
    assert _codes(MINIMAL, date=asked) == ["V302"]


def test_holidays_are_days_of_the_game() -> None:
    assert scenarios.load(MINIMAL, date="2025-04-22").holidays >= {-1}
    assert scenarios.load(MINIMAL, date="2024-12-24").holidays >= {1, 2, 8}
    assert 0 not in scenarios.load(MINIMAL).holidays


def test_grounds_follow_the_date() -> None:
    before, after = (scenarios.load(MINIMAL, date=day).grounds for day in ("2024-11-12", "2025-02-11"))
    assert {ground.id for ground in before} != {ground.id for ground in after}


# --- the records ----------------------------------------------------------------------------------------------------


def test_an_act_lands_when_the_desk_is_free_unless_it_says_otherwise(minimal_case: Case) -> None:
    acts = minimal_case.acts
    assert (acts["ga_langs"].occupies, acts["ga_langs"].lands) == (15, 15)
    assert (acts["vraag_sporen"].occupies, acts["vraag_sporen"].lands) == (5, 120)


def test_deciders_need_what_their_decision_rests_on_but_for_what_they_hold(minimal_case: Case) -> None:
    assert minimal_case.decisions["veiligheid_vanavond"].basis == ("f_melding", "f_wapen")
    assert minimal_case.measures["aanhouding"].basis == ("f_wapen", "f_briefje", "f_keel")
    assert minimal_case.needs == (
        Need("veilig_thuis", "f_melding", "veiligheid_vanavond"),
        Need("veilig_thuis", "f_wapen", "veiligheid_vanavond"),
        Need("politie", "f_briefje", "hoort_politie"),
        Need("politie", "f_eerder", "hoort_politie"),
        Need("om", "f_wapen", "aanhouding"),
        Need("om", "f_briefje", "aanhouding"),
        Need("om", "f_keel", "aanhouding"),
    )


def test_effects_become_records(minimal_case: Case) -> None:
    acts, decisions = minimal_case.acts, minimal_case.decisions
    assert acts["ga_langs"].effects == (
        SetFlag("ter_plaatse", True),
        Note("Moeder doet open. Het is rustig in huis.", ("politie",)),
        Reveal(("f_rust",), ()),
    )
    assert acts["vraag_door"].effects[0] == Interview("moeder", "geweld", "veiligheid")
    assert acts["bel_school"].effects[1] == Count("gesprekken", 1)
    assert minimal_case.happenings["vader_komt_thuis"].effects[1] == Schedule("vader_gaat_weg", 60)
    assert minimal_case.happenings["vader_gaat_weg"].effects == (SetFlag("vader_thuis", False),)
    assert decisions["hoort_politie"].options["samen"].effects == (StartMeasure("aandacht"),)


@given(st.lists(st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True), unique=True, max_size=120))
def test_card_numbers_are_spread_and_stay_when_a_fact_is_added(facts: list[str]) -> None:
    numbers = card_numbers("zaak", facts)
    low, high = (10, 99) if len(facts) <= 90 else (100, 999)
    assert len(set(numbers.values())) == len(numbers) == len(facts)
    assert all(low <= number <= high for number in numbers.values())
    if facts and len(facts) != 91:
        assert card_numbers("zaak", facts[:-1]) == {name: numbers[name] for name in facts[:-1]}


@pytest.mark.parametrize(("count", "digits"), [(90, 2), (91, 3), (900, 3), (901, 4), (1_000, 4)])
def test_every_fact_of_the_largest_case_has_a_number_of_its_own(count: int, digits: int) -> None:
    numbers = set(card_numbers("zaak", [f"f_{number}" for number in range(count)]).values())
    assert len(numbers) == count
    assert {len(str(number)) for number in numbers} == {digits}


def test_a_card_number_does_not_betray_how_many_there_are(case: Case, minimal_case: Case) -> None:
    """A small case and a large one use the same range, and no number stands for a place in the file."""
    for one in (case, minimal_case):
        numbers = [fact.number for fact in one.facts.values()]
        assert max(numbers) > len(numbers)
        assert numbers != sorted(numbers)
        assert numbers == list(card_numbers(one.id, list(one.facts)).values())


def test_facts_have_bits_for_sets(minimal_case: Case) -> None:
    assert list(minimal_case.fact_bit.values()) == list(range(7))
    assert list(minimal_case.fact_bit) == list(minimal_case.facts)
    assert minimal_case.facts["f_melding"].known_by == ("politie",)
    assert minimal_case.facts["f_rust"].expires == 240


def test_only_desks_are_playable(minimal_case: Case) -> None:
    assert minimal_case.playable == ("politie", "veilig_thuis")
    assert [role.number for role in minimal_case.roles.values()] == [1, 2, 3]
    assert all(role.exists for role in minimal_case.roles.values())


def test_a_window_ends_at_the_horizon_unless_it_says_otherwise(variant: Variant, minimal_case: Case) -> None:
    assert minimal_case.norms["n_aanhouding"].window == (540, 990)
    assert minimal_case.norms["n_bellen"].window is None
    open_end = scenarios.load(variant(('venster: {vanaf: "09:00", tot: "16:30"}', 'venster: {vanaf: "09:00"}')))
    assert open_end.norms["n_aanhouding"].window == (540, open_end.horizon)


def test_catalogue_parts_come_along(minimal_case: Case) -> None:
    assert list(minimal_case.moments) == ["motorkapoverleg"]
    assert minimal_case.region.id == "RP1"
    assert minimal_case.minutes["bel"] > 0
    assert minimal_case.access("veilig_thuis", "telefoon") is not None


# --- a region without a partner -------------------------------------------------------------------------------------


def test_a_role_that_is_not_there_hands_all_it_had_to_its_stand_in(variant: Variant) -> None:
    path = variant(*CIT_FOR_VT)
    there, gone = scenarios.load(path), scenarios.load(path, region="RP3")
    assert there.playable == ("politie", "veilig_thuis", "vt")
    assert gone.playable == ("politie", "vt")
    assert not gone.roles["veilig_thuis"].exists
    assert list(gone.roles) == list(there.roles)
    assert there.facts["f_briefje"].known_by == ("veilig_thuis",)
    assert gone.facts["f_briefje"].known_by == ("vt",)
    assert gone.facts["f_eerder"].systems == ("veilig_thuis",)
    assert gone.acts["bel_school"].roles == ("vt",)
    assert gone.decisions["veiligheid_vanavond"].deciders == ("vt",)
    assert {need.role for need in gone.needs} == {"vt", "politie", "om"}
    assert gone.norms["n_bellen"].done.tree == ("talked", ("politie", "vt"), None, 2)
    assert gone.loops["t_school"].giver == "vt"
    assert gone.joints["j_beeld"].roles == ("politie", "vt")


def test_a_stand_in_keeps_its_own_text_and_reads_the_other_where_it_has_none(variant: Variant) -> None:
    gone = scenarios.load(variant(*CIT_FOR_VT), region="RP3")
    assert gone.scenes["s_school"].text == {"vt": "De leerkracht heeft een briefje en wil weten wat ze tegen moeder mag zeggen."}
    assert gone.scenes["s_keukentafel"].text == {"politie": "Binnen.", "vt": "Je hoort mee."}
    assert list(gone.happenings["school_belt_weer"].text) == ["vt"]


def test_a_stand_in_keeps_its_own_playbook_and_is_called_in_the_others(variant: Variant) -> None:
    gone = scenarios.load(variant(*CIT_FOR_VT), region="RP3")
    assert list(gone.playbook) == ["politie"]
    assert [step.call for step in gone.playbook["politie"] if step.call] == ["vt"]


def test_nobody_owes_itself_word(variant: Variant) -> None:
    path = variant(*CIT_FOR_VT, ("    van: veilig_thuis\n    aan: politie\n", "    van: veilig_thuis\n    aan: vt\n"))
    assert list(scenarios.load(path).loops) == ["t_school"]
    assert not scenarios.load(path, region="RP3").loops


def test_a_region_without_the_partner_and_without_a_stand_in_is_a_problem(variant: Variant) -> None:
    path = variant(*CIT_FOR_VT[:2])
    assert scenarios.load(path).playable == ("politie", "veilig_thuis")
    assert _codes(path, region="RP3") == ["V303"]


def test_a_region_that_is_not_there_is_a_problem() -> None:
    assert _codes(MINIMAL, region="RP99") == ["V301"]
    assert _codes(MINIMAL, region="rp1") == ["V301"]


# --- calibration and versions ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "region", "figures", "note"),
    [
        ({"RP1": {"j": {"M": 5, "W": 9}}}, "RP1", {"j": {"M": 5, "W": 9}}, ""),
        ({"regios": {"RP1": {"j": {"M": 5, "W": 9}}}}, "RP1", {"j": {"M": 5, "W": 9}}, ""),
        ({"RP1": {"j": {"M": 5, "W": 9}}}, "RP2", {"j": {"M": 5, "W": 9}}, "Geijkt in RP1"),
        ({"RP2": {"j": {"M": 5, "W": 9}}}, "RP1", {}, "nog niet geijkt"),
        ({"RP1": {"j": {"M": "5", "W": 9}}}, "RP1", {}, "nog niet geijkt"),
        ([1], "RP1", {}, "niet te lezen"),
    ],
)
def test_calibration_is_read_when_it_is_there(variant: Variant, written: object, region: str, figures: object, note: str) -> None:
    path = variant()
    path.with_name("ijk.json").write_text(json.dumps(written), encoding="utf-8")
    case = scenarios.load(path, region=region)
    assert case.calibration == figures
    assert note in case.calibration_note
    assert bool(note) == bool(case.calibration_note)


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, "\x00", "NaN"])
def test_a_broken_calibration_file_never_stops_a_case(variant: Variant, text: str) -> None:
    path = variant()
    path.with_name("ijk.json").write_text(text, encoding="utf-8")
    assert scenarios.load(path).calibration == {}


def test_versions_change_with_what_they_are_of(variant: Variant) -> None:
    one, other = scenarios.load(variant()), scenarios.load(variant(("Het wordt avond.", "Het is avond.")))
    assert one.versions["casus"] != other.versions["casus"]
    assert one.versions["catalogus"] == other.versions["catalogus"]
    assert one.versions["regio"] != scenarios.load(MINIMAL, region="RP2").versions["regio"]
    assert set(one.versions) == {"formaat", "casus", "catalogus", "regio"}


# --- what lacks -------------------------------------------------------------------------------------------------------


def test_each_part_of_a_condition_may_have_words_of_its_own(variant: Variant) -> None:
    one = scenarios.load(variant()).acts["vraag_door"]
    assert (one.refusal, one.lacks) == ("Er is nog niemand bij moeder.", ())
    several = variant(
        ("    mits: {vlag: ter_plaatse}\n", '    mits: {alle: [{vlag: ter_plaatse}, {tijd: {vanaf: "09:00"}}]}\n'),
        ('    anders: "Er is nog niemand bij moeder."\n', '    anders: ["Er is nog niemand bij moeder.", "Het is te vroeg."]\n'),
    )
    act = scenarios.load(several).acts["vraag_door"]
    assert act.provided is not None
    assert act.refusal == ""
    assert ("every", tuple(part.tree for part, _ in act.lacks)) == act.provided.tree
    assert [words for _, words in act.lacks] == ["Er is nog niemand bij moeder.", "Het is te vroeg."]
