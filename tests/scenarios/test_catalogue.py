"""Does the catalogue say who may tell whom, who can be reached when, and where each statement comes from?"""

import re
from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

import scenarios
from scenarios import catalogue, catalogue_document
from scenarios.catalogue_regions import CHANNELS, FROM_PARTNER, FROM_REFERENCE
from scenarios.compiled import DAY
from scenarios.forms import Kind
from scenarios.regional import Access, Ground, Window

FOLDER = Path(scenarios.__file__).parent / "catalogue"
FILES = sorted(FOLDER.glob("*.yaml"))
BEFORE, AFTER = "2024-11-12", "2025-02-11"
CORE = ("veilig_thuis", "politie", "om", "reclassering", "rvdk")
PARTNERS = """
veilig_thuis politie om reclassering rvdk
vt_vertrouwensarts vt_gedragswetenschapper politie_noodhulp politie_wijkagent politie_casusregisseur politie_recherche
politie_forensische_opsporing ovj ovj_hg
cit gi lokaal_team zvh vrouwenopvang forensisch_arts slachtofferhulp ggz verslavingszorg school burgemeester gemeente
rechter_commissaris kinderrechter rechter nifp halt huisarts dji mdck woningcorporatie melder betrokkene
"""
IN_WORDS = ("taak", "uitleg", "regel", "tekst", "woorden", "opmerking", "naam", "titel", "model", "mandaat")

CAPITALS = """
AVG Actieoverleg Acuut Alcohol BORG BW Beverwijk Blauw Bpg Brabant CIT CORV COVA Checklist DJI Dads Den F1b First Forensische GD12
GD13 GI Gooi- HG HSSK Haag Hart Huis-aanpak IC06 Interventiepalet KNMG-richtlijn Justitiële Inrichtingen Kennemerland
Kinderbescherming Kindermishandeling Meierij Midden-Limburg Mijnstreek Ministerie Nederland Noord- OM OTS Onveilig Opsporing Oranje
Perspectief RC RvdK Raad Samen Samenwerken Slachtofferhulp Sr Strafbare Sv Thuis Toontje U21 VT VWS Vechtstreek Veilig
Veiligheidshuis Wet Wjsg Wmo Wvggz ZSM ZSM-tafel Zorg-
"""
"""Words that may stand with a capital inside a sentence: organisations, laws, regions and programmes, and nobody's name."""


@pytest.fixture(scope="module")
def shelf() -> catalogue.Catalogue:
    return catalogue.read()


def entries(node: Any, where: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every block that stands in a list, or that has a source, with its place."""
    if isinstance(node, dict):
        if "bron" in node or "id" in node or "venster" in node:
            yield f"{where} {node.get('id', '')}", node
        for key, value in node.items():
            yield from entries(value, f"{where}.{key}")
    elif isinstance(node, list):
        for number, value in enumerate(node):
            yield from entries(value, f"{where}[{number}]")


def ground(rows: tuple[Ground, ...], giver: str, receiver: str, kind: str) -> list[Ground]:
    """The rows about this pair and this kind of data."""
    return [row for row in rows if giver in row.givers and receiver in row.receivers and kind in row.kinds]


def verdicts(rows: tuple[Ground, ...], giver: str, receiver: str, kind: str) -> set[str]:
    return {row.verdict for row in ground(rows, giver, receiver, kind)}


# --- where it comes from --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_entry_has_a_source_and_an_origin(file: Path) -> None:
    found = list(entries(yaml.safe_load(file.read_text(encoding="utf-8"))))
    assert found
    without = [where for where, entry in found if not entry.get("bron") or entry.get("herkomst") not in catalogue.ORIGIN_WORDS]
    assert without == []


def test_what_no_source_document_says_is_labelled_on_the_screen(shelf: catalogue.Catalogue) -> None:
    known = shelf.resolve("RP8", AFTER).region.access
    assert known["politie", "telefoon"].source == "algemene kennis, te verifiëren"
    assert known["veilig_thuis", "ter_plaatse"].source.endswith("(ontwerpvoorstel)")
    assert known["veilig_thuis", "telefoon"].source == "SOA Praktische tips"
    assert known["om", "telefoon"].source.endswith("(extern nagezocht)")


def test_minutes_and_explanations_from_elsewhere_are_labelled_too(shelf: catalogue.Catalogue) -> None:
    resolved = shelf.resolve("RP8", AFTER)
    assert resolved.moments["motorkapoverleg"].source == "SOA Toolkit stap 2; minuten: algemene kennis, te verifiëren"
    assert "minuten: algemene kennis" in resolved.message_kinds["vt_melding"].source
    assert resolved.palette["IP02"].source == "W24 Interventiepalet; uitleg en wie beslist: algemene kennis, te verifiëren"
    assert resolved.palette["IP56"].source == "W24 Interventiepalet"


def test_a_source_document_is_named_where_the_origin_is_a_source() -> None:
    documents = re.compile(r"W24|W25|U21|SOA|LAZ|casus")
    for file in FILES:
        for where, entry in entries(yaml.safe_load(file.read_text(encoding="utf-8"))):
            if entry["herkomst"] == "bron":
                assert documents.search(entry["bron"]), f"{file.name}{where}: {entry['bron']}"


def test_no_text_holds_a_name_a_number_or_an_address_of_a_person() -> None:
    strange = set()
    for file in FILES:
        for _, entry in entries(yaml.safe_load(file.read_text(encoding="utf-8"))):
            for key in IN_WORDS:
                text = str(entry.get(key, ""))
                assert not re.search(r"@|\b06[- ]?\d|\b(mevrouw|meneer|dhr|mevr)\b", text), text
                for sentence in re.split(r"(?<=[.!?:;(]) |(?<=[('])|\n", text):
                    strange |= {word for word in re.findall(r"[\w'-]+", sentence)[1:] if word[:1].isupper()} - set(CAPITALS.split())
    assert strange == set()


def test_texts_are_printable_and_end_like_sentences(shelf: catalogue.Catalogue) -> None:
    resolved = shelf.resolve("RP9", AFTER)
    texts = [row.rule for row in resolved.grounds] + [term.explanation for term in resolved.terms.values()]
    texts += [norm.text for norm in resolved.norms.values()] + [entry.explanation for entry in resolved.palette.values()]
    assert [text for text in texts if not text.endswith(".") or text != " ".join(text.split())] == []


# --- what there is --------------------------------------------------------------------------------------------------


def test_the_core_partners_the_parts_and_the_shell_are_there(shelf: catalogue.Catalogue) -> None:
    assert set(shelf.partner_ids) == set(PARTNERS.split())


def test_all_red_flags_norms_and_measures_that_a_case_may_name(shelf: catalogue.Catalogue) -> None:
    assert shelf.red_flag_ids == {f"RV{number:02d}" for number in range(1, 24)}
    assert {"N001", "N002", "N010", "N013", "N015", "N020", "N030", "N050", "N053", "N060", "N062", "N085"} <= shelf.norm_ids
    assert {"IP01", "IP02", "IP03", "IP07", "IP08a", "IP08b", "IP15", "IP20", "IP22", "IP25", "IP26", "IP27"} <= shelf.palette_ids
    assert len([id for id in shelf.palette_ids if id.startswith("IP")]) == 74
    assert len(shelf.resolve("RP9", AFTER).terms) >= 45


def test_every_measure_says_who_decides_or_that_the_sources_do_not(shelf: catalogue.Catalogue) -> None:
    for entry in shelf.resolve("RP9", AFTER).palette.values():
        assert bool(entry.deciders) == (entry.deciders_origin != "niet_in_bron"), entry.id
        assert {*entry.deciders, *entry.requesters, *entry.executors} <= set(shelf.partner_ids)


def test_a_house_ban_needs_a_shared_house_and_the_mayor(shelf: catalogue.Catalogue) -> None:
    ban = shelf.resolve("RP8", AFTER).palette["IP15"]
    assert ban.deciders == ("burgemeester",)
    assert any("één huis" in condition for condition in ban.conditions)


def test_minutes_are_those_of_the_design(shelf: catalogue.Catalogue) -> None:
    assert dict(shelf.resolve("RP8", AFTER).minutes) == {
        "bel": 10,
        "video": 15,
        "ter_plaatse": 20,
        "bureau": 20,
        "raadpleeg": 5,
        "stuur": 5,
        "oordeel": 2,
        "besluit": 5,
        "maatregel": 5,
        "beslis": 5,
        "plan": 10,
        "geen_gehoor": 5,
        "bespreek_verschil": 5,
    }


def test_moments_are_as_they_really_are(shelf: catalogue.Catalogue) -> None:
    moments = shelf.resolve("RP8", AFTER).moments
    assert set(moments) == {"motorkapoverleg", "actieoverleg", "zsm", "strafbare_km", "zvh"}
    hood, meeting = moments["motorkapoverleg"], moments["actieoverleg"]
    assert (hood.minutes, hood.quorum, hood.judges_first, hood.slots) == (10, 2, False, False)
    assert hood.needs_partners == ("politie", "veilig_thuis")
    assert "telefoon" in hood.channels
    assert (meeting.minutes, meeting.judges_first, meeting.slots) == (25, True, True)
    assert moments["strafbare_km"].judges_first
    assert moments["zvh"].judges_first
    assert not moments["zsm"].judges_first


def test_a_report_of_the_police_takes_long_and_is_read_on_a_working_day(shelf: catalogue.Catalogue) -> None:
    resolved = shelf.resolve("RP8", AFTER)
    report = resolved.message_kinds["vt_melding"]
    assert (report.minutes, report.read) == (25, "werkdag")
    assert report.receivers == ("veilig_thuis", "vt_vertrouwensarts", "vt_gedragswetenschapper")
    assert "politie" in report.givers
    assert "om" not in report.givers
    assert resolved.message_kinds["anoniem_dilemma"].anonymous
    assert set(resolved.message_kinds["bericht"].givers) == set(shelf.partner_ids)
    assert resolved.partners["veilig_thuis"].duty == resolved.office


# --- the law by date ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("receiver", ["om", "reclassering"])
def test_veilig_thuis_tells_by_agreement_before_2025_and_by_law_after(shelf: catalogue.Catalogue, receiver: str) -> None:
    before = ground(shelf.resolve("RP8", BEFORE).grounds, "veilig_thuis", receiver, "vt")
    after = ground(shelf.resolve("RP8", AFTER).grounds, "veilig_thuis", receiver, "vt")
    assert [(row.id, row.verdict) for row in before] == [("GD13", "volgens_afspraak")]
    assert {row.verdict for row in after} == {"uitdrukkelijk"}
    assert "GD12" in {row.id for row in after}
    assert all("1 januari 2025" in row.rule and row.since == "2025-01-01" for row in after)


def test_the_new_law_begins_on_the_first_of_january(shelf: catalogue.Catalogue) -> None:
    eve, day = shelf.resolve("RP8", "2024-12-31").grounds, shelf.resolve("RP8", "2025-01-01").grounds
    assert verdicts(eve, "veilig_thuis", "om", "vt") == {"volgens_afspraak"}
    assert verdicts(day, "veilig_thuis", "om", "vt") == {"uitdrukkelijk"}
    assert verdicts(eve, "veilig_thuis", "slachtofferhulp", "vt") == {"bron_zwijgt"}
    assert "uitdrukkelijk" in verdicts(day, "veilig_thuis", "slachtofferhulp", "vt")
    assert "uitdrukkelijk" in verdicts(day, "slachtofferhulp", "veilig_thuis", "observatie")


@pytest.mark.parametrize("partner", ["cit", "vrouwenopvang", "lokaal_team"])
def test_for_partners_outside_the_tables_the_source_is_silent_and_says_so(shelf: catalogue.Catalogue, partner: str) -> None:
    rows = shelf.resolve("RP8", AFTER).grounds
    for other in CORE:
        assert verdicts(rows, partner, other, "observatie") == {"bron_zwijgt"}
        assert verdicts(rows, other, partner, "observatie") == {"bron_zwijgt"}


def test_before_the_rules_of_thumb_the_source_is_silent(shelf: catalogue.Catalogue) -> None:
    assert ground(shelf.resolve("RP8", "2021-06-01").grounds, "veilig_thuis", "om", "vt") == []


@pytest.mark.parametrize("receiver", ["politie", "rvdk"])
@pytest.mark.parametrize("when", [BEFORE, AFTER])
def test_police_and_child_protection_were_named_all_along(shelf: catalogue.Catalogue, receiver: str, when: str) -> None:
    assert verdicts(shelf.resolve("RP8", when).grounds, "veilig_thuis", receiver, "vt") == {"uitdrukkelijk"}


def test_data_of_daily_police_work_may_go_to_three_partners_and_the_prosecutor(shelf: catalogue.Catalogue) -> None:
    rows = shelf.resolve("RP8", BEFORE).grounds
    for receiver in ("veilig_thuis", "reclassering", "rvdk", "om"):
        assert verdicts(rows, "politie", receiver, "wpg8") == {"uitdrukkelijk"}
    assert verdicts(rows, "politie", "cit", "wpg8") == {"bron_zwijgt"}


def test_data_of_an_investigation_wait_for_the_prosecutor(shelf: catalogue.Catalogue) -> None:
    rows = shelf.resolve("RP8", AFTER).grounds
    (to_prosecutor,) = ground(rows, "politie", "om", "wpg9")
    assert (to_prosecutor.verdict, to_prosecutor.conditions) == ("uitdrukkelijk", ())
    for receiver in shelf.partner_ids:
        if receiver in ("om", "ovj", "ovj_hg") or receiver.startswith("politie"):
            continue
        (row,) = ground(rows, "politie", receiver, "wpg9")
        assert (row.conditions, row.weight) == (("na_contact_om",), 10), receiver


def test_vital_interest_only_covers_medical_data_in_danger(shelf: catalogue.Catalogue) -> None:
    (row,) = [row for row in shelf.resolve("RP8", AFTER).grounds if row.id == "GD10"]
    assert (row.kinds, row.conditions, row.weight) == (frozenset({"medisch"}), ("acuut",), 5)
    assert {"politie", "om", "ovj", "politie_noodhulp"}.isdisjoint(row.givers)
    assert {"veilig_thuis", "cit", "forensisch_arts"} <= row.givers


def test_medical_data_of_veilig_thuis_is_weighed_first(shelf: catalogue.Catalogue) -> None:
    rows = shelf.resolve("RP8", AFTER).grounds
    for receiver in ("politie", "om", "cit", "rvdk", "lokaal_team"):
        conditions = {row.conditions for row in ground(rows, "veilig_thuis", receiver, "medisch")}
        assert conditions == {("acuut",), ("medisch_afgewogen",)}, receiver


def test_what_the_source_got_wrong_is_called_uncertain(shelf: catalogue.Catalogue) -> None:
    (row,) = ground(shelf.resolve("RP8", BEFORE).grounds, "reclassering", "om", "strafvorderlijk")
    assert (row.id, row.verdict) == ("GD08", "bron_zwijgt")
    assert row.rule.startswith("Bron onzeker")


def test_school_reports_on_a_ground_of_its_own(shelf: catalogue.Catalogue) -> None:
    rows = shelf.resolve("RP8", BEFORE).grounds
    assert {row.id for row in ground(rows, "school", "veilig_thuis", "school")} == {"GD28"}
    assert ground(rows, "school", "politie", "school") == []


def test_the_care_and_safety_house_shares_since_march_2025(shelf: catalogue.Catalogue) -> None:
    assert ground(shelf.resolve("RP8", AFTER).grounds, "politie", "zvh", "wpg8") == []
    assert verdicts(shelf.resolve("RP8", "2025-03-04").grounds, "politie", "zvh", "wpg8") == {"uitdrukkelijk"}


def test_a_part_of_a_partner_counts_as_the_whole(shelf: catalogue.Catalogue) -> None:
    rows = shelf.resolve("RP8", AFTER).grounds
    assert verdicts(rows, "politie_wijkagent", "vt_vertrouwensarts", "wpg8") == {"uitdrukkelijk"}
    assert verdicts(rows, "politie_recherche", "ovj", "wpg9") == {"uitdrukkelijk"}


def test_every_row_is_whole(shelf: catalogue.Catalogue) -> None:
    kinds = set(Kind.__args__)  # type: ignore[attr-defined]  # a Literal
    for when in ("2021-01-01", BEFORE, AFTER, "2026-01-01"):
        for row in shelf.resolve("RP9", when).grounds:
            assert row.givers, row.id
            assert row.receivers, row.id
            assert row.kinds <= kinds, row.id
            assert bool(row.conditions) == bool(row.weight), row.id
            assert (row.since or "") <= when < (row.until or "9999")


# --- regions --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("region", [f"RP{number}" for number in range(1, 10)])
def test_every_region_resolves(shelf: catalogue.Catalogue, region: str) -> None:
    found = shelf.resolve(region, AFTER).region
    assert found.id == region
    assert found.name == shelf.regions[region]
    assert found.ao_slots
    for partner in CORE:
        assert (partner, "telefoon") in found.access
        assert found.response[partner] >= 1
    assert found.response["veilig_thuis"] == found.response["cit"] == 30
    for (partner, channel), access in found.access.items():
        assert (access.partner, access.channel) == (partner, channel)
        assert channel in CHANNELS
        assert access.text
        assert access.source
        assert access.fallback in ("", FROM_REFERENCE, FROM_PARTNER)
        for window in access.windows:
            assert window.days <= frozenset(range(7))
            assert 0 <= window.start < window.end <= window.start + DAY


def open_at(access: Access, weekday: int, minute: int) -> bool:
    return any(weekday in window.days and window.start <= minute < window.end for window in access.windows)


def test_veilig_thuis_can_always_be_phoned(shelf: catalogue.Catalogue) -> None:
    for region in shelf.regions:
        access = shelf.resolve(region, AFTER).region.access["veilig_thuis", "telefoon"]
        assert all(open_at(access, day, minute) for day in range(7) for minute in (0, 185, 425, 1439))


def test_who_speaks_where_a_region_is_silent_is_labelled(shelf: catalogue.Catalogue) -> None:
    access = shelf.resolve("RP8", AFTER).region.access
    assert access["veilig_thuis", "ter_plaatse"].fallback == ""
    assert access["veilig_thuis", "telefoon"].fallback == FROM_REFERENCE
    assert access["politie", "telefoon"].fallback == FROM_PARTNER
    reference = shelf.resolve("RP9", AFTER).region.access
    assert reference["veilig_thuis", "telefoon"].fallback == ""


def test_in_the_region_of_the_case_nobody_of_veilig_thuis_comes_before_eight(shelf: catalogue.Catalogue) -> None:
    access = shelf.resolve("RP8", AFTER).region.access
    for channel in ("ter_plaatse", "bureau"):
        assert not open_at(access["veilig_thuis", channel], 1, 7 * 60 + 4)
        assert open_at(access["veilig_thuis", channel], 1, 8 * 60)


def test_a_region_without_a_crisis_team_does_not_conjure_one(shelf: catalogue.Catalogue) -> None:
    region = shelf.resolve("RP3", AFTER).region
    assert region.absent == {"cit": "veilig_thuis"}
    assert not [pair for pair in region.access if pair[0] == "cit"]
    assert all(not shelf.resolve(other, AFTER).region.absent for other in shelf.regions if other != "RP3")


def test_regions_differ_in_who_comes_at_night(shelf: catalogue.Catalogue) -> None:
    night = 3 * 60

    def comes(region: str, partner: str) -> bool:
        access = shelf.resolve(region, AFTER).region.access.get((partner, "ter_plaatse"))
        return access is not None and open_at(access, 2, night)

    assert (comes("RP1", "veilig_thuis"), comes("RP1", "cit")) == (False, True)
    assert comes("RP2", "veilig_thuis")
    assert not comes("RP3", "veilig_thuis")


def test_a_target_group_stands_where_the_source_names_one(shelf: catalogue.Catalogue) -> None:
    assert shelf.resolve("RP6", AFTER).region.target == {"cit": "0-23"}
    assert shelf.resolve("RP1", AFTER).region.target == {}


def test_the_fast_track_table_closes_at_ten_and_the_phone_goes_on(shelf: catalogue.Catalogue) -> None:
    access = shelf.resolve("RP8", AFTER).region.access
    assert not open_at(access["om", "video"], 1, 22 * 60)
    assert open_at(access["om", "telefoon"], 1, 23 * 60)
    assert "piket" in access["om", "telefoon"].text
    assert not open_at(access["reclassering", "telefoon"], 1, 22 * 60)


def test_who_can_come_on_site_can_come_to_the_station(shelf: catalogue.Catalogue) -> None:
    for region in shelf.regions:
        access = shelf.resolve(region, AFTER).region.access
        for partner in ("veilig_thuis", "cit"):
            if (partner, "ter_plaatse") not in access:
                continue
            for day in range(7):
                for minute in range(0, DAY, 30):
                    on_site = open_at(access[partner, "ter_plaatse"], day, minute)
                    assert not on_site or open_at(access[partner, "bureau"], day, minute), (region, partner, day, minute)


def test_a_digest_changes_with_the_region_only_where_it_should(shelf: catalogue.Catalogue) -> None:
    one, other = shelf.resolve("RP1", BEFORE), shelf.resolve("RP2", AFTER)
    assert one.digest == other.digest == catalogue.Catalogue().digest
    assert one.region_digest != other.region_digest
    assert one.region_digest == shelf.resolve("RP1", AFTER).region_digest


def test_an_unknown_region_is_not_guessed(shelf: catalogue.Catalogue) -> None:
    with pytest.raises(LookupError, match="RP99"):
        shelf.resolve("RP99", AFTER)


# --- windows and holidays -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "days", "start", "end"),
    [
        ("dag_en_nacht", range(7), 0, DAY),
        ("ma-vr 13:00-22:00", range(5), 780, 1320),
        ("dagelijks 08:00-24:00", range(7), 480, DAY),
        ("di 17:00-22:00", [1], 1020, 1320),
        ("vr-zo 00:00-12:00", [4, 5, 6], 0, 720),
        ("za-ma 22:00-08:00", [5, 6, 0], 1320, DAY + 480),
    ],
)
def test_a_window_is_read_as_written(text: str, days: Any, start: int, end: int) -> None:
    assert catalogue_document.to_span(text) == Window(frozenset(days), start, end)


@pytest.mark.parametrize("text", ["", "altijd", "ma-vr 9:00-17:00", "xx 09:00-10:00", "ma-xx 09:00-10:00", "ma 09:00-25:00", 900, None])
def test_a_window_that_makes_no_sense_is_refused(text: Any) -> None:
    with pytest.raises(ValueError, match=r"geen (venster|dag)"):
        catalogue_document.to_span(text)


@pytest.mark.parametrize(
    ("year", "sunday"), [(2024, "2024-03-31"), (2025, "2025-04-20"), (2026, "2026-04-05"), (2027, "2027-03-28"), (2038, "2038-04-25")]
)
def test_easter(year: int, sunday: str) -> None:
    assert catalogue.easter(year).isoformat() == sunday


def test_easter_is_a_sunday_in_spring_in_every_year_a_case_may_have() -> None:
    for year in range(2000, 2100):
        day = catalogue.easter(year)
        assert day.weekday() == 6
        assert date(year, 3, 22) <= day <= date(year, 4, 25)


def test_dutch_holidays(shelf: catalogue.Catalogue) -> None:
    assert shelf.holidays(2025) == {
        "2025-01-01",
        "2025-04-20",
        "2025-04-21",
        "2025-04-26",
        "2025-05-05",
        "2025-05-29",
        "2025-06-08",
        "2025-06-09",
        "2025-12-25",
        "2025-12-26",
    }
    assert "2026-05-05" not in shelf.holidays(2026)
    assert "2027-04-27" in shelf.holidays(2027)
    assert {"2024-12-26", "2025-01-01"} <= shelf.resolve("RP8", "2024-12-30").holidays


# --- our own mistakes -----------------------------------------------------------------------------------------------


def kept() -> dict[str, bytes]:
    return {file.stem: file.read_bytes() for file in FILES}


def test_a_catalogue_kept_earlier_reads_the_same(shelf: catalogue.Catalogue) -> None:
    again = catalogue.Catalogue(kept())
    assert again.digest == shelf.digest
    one, other = again.resolve("RP8", AFTER), shelf.resolve("RP8", AFTER)
    assert replace(one, grounds=()) == replace(other, grounds=())
    assert [asdict(row) for row in one.grounds] == [asdict(row) for row in other.grounds]


def broken(name: str, old: str, new: str) -> dict[str, bytes]:
    files = kept()
    text = files[name].decode()
    assert old in text
    files[name] = text.replace(old, new, 1).encode()
    return files


@pytest.mark.parametrize(
    ("name", "old", "new", "says"),
    [
        ("normen", "id: N002", "id: N001", "normen.yaml: dubbele id's: N001"),
        ("regios", "partner: cit", "partner: cti", "onbekende partners in de catalogus: cti"),
        ("regios", "referentie: RP9", "referentie: RP99", "onbekend referentieprofiel RP99"),
        ("gronden", "    oordeel: uitdrukkelijk", "    oordeel: misschien", "gronden.yaml:"),
        ("minuten", "minuten: 10", "munten: 10", "minuten.yaml:"),
        ("begrippen", "begrippen:", "begrippen: [", "begrippen.yaml:"),
    ],
)
def test_a_broken_catalogue_is_raised_with_its_place(name: str, old: str, new: str, says: str) -> None:
    with pytest.raises(catalogue.CatalogueFault, match=re.escape(says)):
        catalogue.Catalogue(broken(name, old, new))
