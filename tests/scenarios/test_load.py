"""Do the doors of the package open: which cases there are, what each is about, and each of them whole?"""

import subprocess
import sys
from pathlib import Path

import pytest

import scenarios
from scenarios import catalogue, forms, loading, scored
from scenarios import document as doc
from scenarios.fields import Model
from scenarios.find import find
from scenarios.references import REFERS

ROOT = Path(__file__).parents[2]
MINIMAL = Path(__file__).parent / "minimal.yaml"
FREE = {"id", "covers"}
"""Fields with ids that name nothing else: their own name, and intervals of a plan."""
GIVES = {
    (forms.Effect, "flag"),
    (forms.CountUp, "name"),
    (forms.Decided, "options"),
    (doc.PlayStep, "option"),
    (doc.Wording, "options"),
    (scored.Pattern, "options"),
}
"""Fields that give a name, or whose names hang on another field and are looked up in `sense.py`."""


def test_the_library_is_listed() -> None:
    assert "acuut_onveilig" in scenarios.library_ids()


@pytest.mark.parametrize("name", scenarios.library_ids())
@pytest.mark.parametrize("region", list(catalogue.read().regions))
def test_every_case_loads_in_every_region(name: str, region: str) -> None:
    case = scenarios.load(name, region=region)
    assert case.id == name
    assert case.region.id == region
    assert all(case.roles[need.role].exists for need in case.needs)
    assert all(case.roles[role].exists for act in case.acts.values() for role in act.roles)


@pytest.mark.parametrize("name", [*scenarios.library_ids(), str(MINIMAL)])
def test_the_short_way_to_a_head_says_what_the_long_way_says(name: str) -> None:
    found = find(name)
    assert scenarios.read_head(name) == loading.head(found)


def test_a_head_that_is_odd_is_told_the_long_way(tmp_path: Path) -> None:
    path = tmp_path / "casus.yaml"
    path.write_text(MINIMAL.read_text(encoding="utf-8").replace("speelduur: 10", "speelduur: lang"), encoding="utf-8")
    with pytest.raises(scenarios.CaseError) as caught:
        scenarios.read_head(path)
    assert [problem.code for problem in caught.value.problems] == ["V103"]


def test_a_folder_is_a_case_and_a_missing_one_a_problem(tmp_path: Path) -> None:
    (tmp_path / "casus.yaml").write_bytes(MINIMAL.read_bytes())
    assert scenarios.load(tmp_path).id == "minimaal"
    for nothing in ("bestaat_niet", "", "a/../b", "x\0y"):
        with pytest.raises(scenarios.CaseError) as caught:
            scenarios.load(nothing)
        assert [problem.code for problem in caught.value.problems] == ["V001"]


def test_a_problem_reads_as_one_line() -> None:
    problem = scenarios.Problem("casus.yaml", 3, 7, "V201", "rol 'x' bestaat niet")
    assert str(problem) == "casus.yaml:3:7: V201: rol 'x' bestaat niet"


def test_more_problems_than_help_are_counted() -> None:
    error = scenarios.CaseError(scenarios.Problem("a", line, 1, "V101", "x") for line in range(2_000))
    assert len(error.problems) == 501
    assert (error.problems[-1].code, error.problems[-1].message) == ("V016", "en nog 1500 problemen")


def test_a_text_that_follows_a_choice_names_a_choice_that_is_there(tmp_path: Path) -> None:
    text = (Path(scenarios.__file__).parent / "library" / "acuut_onveilig" / "casus.yaml").read_text(encoding="utf-8")
    path = tmp_path / "casus.yaml"
    path.write_text(text.replace('acuut_incident: "Veilig', 'acuut_incidenten: "Veilig'), encoding="utf-8")
    with pytest.raises(scenarios.CaseError) as caught:
        scenarios.load(path)
    assert [problem.code for problem in caught.value.problems] == ["V201"]
    assert "acuut_incidenten" in caught.value.problems[0].message


def test_every_id_in_the_format_is_looked_up() -> None:
    for model in _models():
        for name, info in model.model_fields.items():
            names_something = "[a-z0-9_]" in repr(info) and name not in FREE and (model, name) not in GIVES
            catalogue_number = any(mark in repr(info) for mark in ("^RP", "^RV", "^I[PX]", "^N"))
            assert (name in REFERS.get(model, {})) == (
                names_something or catalogue_number or (model, name) == (doc.CaseDocument, "playbook")
            ), f"{model.__name__}.{name}"


def _models() -> set[type[Model]]:
    """Every model of the format that a case file can hold."""
    rooms = (doc, forms, scored)
    found = {one for room in rooms for one in vars(room).values() if isinstance(one, type) and issubclass(one, Model)}
    return found - {Model, forms._OneOf}


def test_the_doors_load_nothing_heavy_until_they_open() -> None:
    code = "import scenarios, scenarios.compiled, sys; print(sorted({'pydantic', 'yaml', 'networkx'} & set(sys.modules)))"
    assert _run(code) == "[]"


def test_a_list_of_cases_loads_no_pydantic() -> None:
    code = (
        "import scenarios, sys; [scenarios.read_head(name) for name in scenarios.library_ids()];"
        "print(sorted({'pydantic', 'networkx'} & set(sys.modules)))"
    )
    assert _run(code) == "[]"


def _run(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()
