"""Is a file of somebody's own region a profile like every other, and is what is wrong with it told with its place?"""

from pathlib import Path

import pytest

import scenarios
from scenarios import catalogue, own_regions
from scenarios.problems import CaseError

GOOD = """\
formaat: 1
over: RP3
naam: "Bij ons"
bron: "eigen opgave"
bereikbaar:
  - {partner: veilig_thuis, kanaal: ter_plaatse, venster: ["ma-vr 08:00-22:00"], woorden: "op werkdagen van 8 tot 22 uur"}
  - {partner: cit, kanaal: ter_plaatse, venster: dag_en_nacht, woorden: "dag en nacht", bron: "telefoonkaart"}
aanwezig: [cit]
reactie: {cit: 45}
actieoverleg: {venster: ["ma 09:00-10:00"], woorden: "maandag om negen uur"}
"""


def written(folder: Path, text: str = GOOD, name: str = "bij_ons") -> str:
    path = folder / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_what_it_says_replaces_the_profile_and_the_rest_stays(tmp_path: Path) -> None:
    case, under = scenarios.load("acuut_onveilig", region=written(tmp_path)), scenarios.load("acuut_onveilig", region="RP3")
    here, there = case.region, under.region
    assert (here.id, here.name, here.model) == ("bij_ons", "Bij ons", there.model)
    assert here.access["veilig_thuis", "ter_plaatse"].text == "op werkdagen van 8 tot 22 uur"
    assert here.access["veilig_thuis", "ter_plaatse"].source == "eigen opgave"
    assert here.access["cit", "ter_plaatse"].source == "telefoonkaart"
    assert here.access["veilig_thuis", "telefoon"] == there.access["veilig_thuis", "telefoon"]
    assert (here.absent, there.absent) == ({}, {"cit": "veilig_thuis"})
    assert (here.response["cit"], len(here.ao_slots)) == (45, 1)
    assert case.roles["cit"].exists
    assert not under.roles["cit"].exists
    assert "bij_ons" not in catalogue.read().regions, "the profiles that everybody has stay what they are"


def test_its_name_finds_it_in_the_own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMENOP_MAP", str(tmp_path))
    assert own_regions.titles() == ()
    (tmp_path / "regios").mkdir()
    written(tmp_path / "regios")
    written(tmp_path / "regios", "formaat: 1\n", "kapot")
    written(tmp_path / "regios", GOOD, "Geen Naam")
    assert (own_regions.names(), own_regions.titles()) == (("bij_ons", "kapot"), (("bij_ons", "Bij ons"),))
    assert scenarios.load("eerste_melding", region="bij_ons").region.name == "Bij ons"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("formaat: 1", "formaat: 2", (1, 10, "V104")),
        ("over: RP3", "over: RP33", (2, 7, "V201")),
        ('naam: "Bij ons"', 'naam: &naam "Bij ons"', (3, 7, "V008")),
        ('bron: "eigen opgave"', 'bron: !!str "eigen opgave"', (4, 7, "V007")),
        ("ma-vr 08:00-22:00", "ma-vr 8-22", (6, 60, "V114")),
        ("{partner: cit", "{partner: citt", (7, 15, "V201")),
        ("aanwezig: [cit]", "kleur: rood", (8, 1, "V101")),
        ("aanwezig: [cit]", "", (7, 15, "V305")),
        ("aanwezig: [cit]", "aanwezig: [cit]\nafwezig: {cit: veilig_thuis}", (9, 11, "V305")),
        ("aanwezig: [cit]", "aanwezig: [cit]\nafwezig: {mdck: om, om: veilig_thuis}", (9, 17, "V305")),
        ("kanaal: ter_plaatse, venster: dag_en_nacht", "kanaal: duif, venster: dag_en_nacht", (7, 28, "V104")),
        ("partner: cit, kanaal: ter_plaatse", "partner: veilig_thuis, kanaal: ter_plaatse", (7, 5, "V305")),
        ("reactie: {cit: 45}", "reactie: {citt: 45}", (9, 11, "V201")),
    ],
)
def test_what_is_wrong_is_told_with_its_place(old: str, new: str, told: tuple[int, int, str], tmp_path: Path) -> None:
    assert old in GOOD
    with pytest.raises(CaseError) as caught:
        scenarios.load("eerste_melding", region=written(tmp_path, GOOD.replace(old, new, 1)))
    assert told in [(one.line, one.column, one.code) for one in caught.value.problems]


@pytest.mark.parametrize("name", ["RP99", "nergens", "x" * 5_000, "a\x00b.yaml", "/", "../../etc/passwd"])
def test_a_region_that_is_not_there_is_told(name: str) -> None:
    with pytest.raises(CaseError) as caught:
        scenarios.load("eerste_melding", region=name)
    assert [one.code for one in caught.value.problems] == ["V301"]
