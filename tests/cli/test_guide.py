"""The guide for authors is followed to the letter: every block is pasted or run, in order, and what it promises to show is seen.

A YAML block goes where its text says: a part that is there already is replaced, `# onder X` comes at the end of X, and a path is a file
beside the case. Under commands stands what they show, a line for each piece.
"""

import io
import random
import re
import shlex
from dataclasses import dataclass
from pathlib import Path

import pytest

from scenarios.document import CaseDocument
from scenarios.handbook import page
from scenarios.own import own_folder
from sim.cli import main
from sim.exitcodes import Exit
from tests.cli.shell import Script

CASE = "de_gymtas"
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ROW = re.compile(r"^\| `(.+?)` \| `(.+?)` \| (V\d{3}): `(.+?)` \|$", re.MULTILINE)
WHERE = re.compile(r"# (?:onder (\w+)|([\w/]+\.yaml))\n")


@dataclass(slots=True)
class Author:
    """Somebody who does what the guide says, and nothing else."""

    capsys: pytest.CaptureFixture[str]
    patch: pytest.MonkeyPatch
    shown: str = ""
    code: int = 0
    """What the last command told the shell."""

    @property
    def folder(self) -> Path:
        return own_folder() / CASE

    def follow(self) -> None:
        emptied = False
        for kind, text in BLOCK.findall(page("schrijven")):
            match kind:
                case "yaml":
                    emptied = emptied or self.empty()
                    self.paste(text)
                case "sh":
                    self.shown = "".join(self.run(line) for line in text.splitlines())
                case "text":
                    for line in text.splitlines():
                        assert line in self.shown, f"{line!r} was promised, and this was seen:\n{self.shown}"
                case _:
                    pytest.fail(f"a block that nobody can follow: {kind}")

    def run(self, line: str) -> str:
        """Type one command; what it shows. A game is begun and left."""
        name, *arguments = shlex.split(line)
        assert name == "samenop"
        if arguments[0] == "speel":
            self.patch.setattr("sys.stdin", io.StringIO("stop\n"))
            arguments.append("--kaal")
        self.code = main(arguments)
        assert self.code == Exit.DONE or arguments[0] == "toets", line
        out, err = self.capsys.readouterr()
        return out + err

    def err(self) -> None:
        """Make every mistake of the table in the finished case, one at a time, and see what is said."""
        path = self.folder / "casus.yaml"
        good = path.read_text(encoding="utf-8")
        rows = ROW.findall(page("schrijven"))
        assert len(rows) >= 5
        for wrong, right, code, says in rows:
            assert right in good
            path.write_text(good.replace(right, wrong, 1), encoding="utf-8")
            shown = self.run(f"samenop toets {CASE}")
            assert f" {code} fout " in shown, wrong
            assert says in shown, wrong
        path.write_text(good, encoding="utf-8")

    def empty(self) -> bool:
        """As the guide says before its first part: away with all but the line for the editor."""
        path = self.folder / "casus.yaml"
        path.write_text(self.first_line(path), encoding="utf-8")
        return True

    def first_line(self, path: Path) -> str:
        """The line for the editor, that stays."""
        first = path.read_text(encoding="utf-8").splitlines(keepends=True)[0]
        assert "yaml-language-server" in first
        return first

    def paste(self, block: str) -> None:
        """Put a block where its first line says, or else in place of the parts it holds."""
        under, file = where.groups() if (where := WHERE.match(block)) else (None, None)
        if file is not None:
            path = self.folder / file
            kept = self.first_line(path) if path.exists() else ""
            path.write_text(kept + block, encoding="utf-8")
            return
        path = self.folder / "casus.yaml"
        parts = split(path.read_text(encoding="utf-8"))
        if under is not None:
            parts[under] = parts[under].rstrip("\n") + "\n" + block.partition("\n")[2]
        else:
            parts |= {key: text for key, text in split(block).items() if key}
        path.write_text("\n".join(text.rstrip("\n") + "\n" for text in parts.values() if text.strip()), encoding="utf-8")


def split(text: str) -> dict[str, str]:
    """Key at the margin → its part of the file; "" → what stands before the first."""
    found = re.split(r"^(?=\w+:)", text, flags=re.MULTILINE)
    return {part.partition(":")[0] if number else "": part for number, part in enumerate(found)}


def test_whoever_follows_the_guide_has_a_sound_case(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SAMENOP_MAP", str(tmp_path / "gegevens"))
    monkeypatch.chdir(tmp_path)
    author = Author(capsys, monkeypatch)
    author.follow()
    assert author.code == Exit.DONE
    told = author.run(f"samenop toets {CASE} --streng")
    assert (author.code, "0 fouten, 0 waarschuwingen" in told) == (Exit.DONE, True), told
    parts = split((author.folder / "casus.yaml").read_text(encoding="utf-8"))
    guide = page("schrijven")
    assert all(line in guide for text in parts.values() for line in text.splitlines() if "yaml-language" not in line), (
        "of ours nothing is left"
    )
    assert set(parts) - {""} <= {field.alias for field in CaseDocument.model_fields.values()}
    assert (tmp_path / f"{CASE}.svg").read_text(encoding="utf-8").count("Even bij hem gaan zitten")
    author.err()
    script = Script(random.Random(1))
    asked = ("speel", CASE, "--kaal", "--rol", "school", "--spelnummer", "1")
    assert script.play(*asked, SAMENOP_MAP=str(tmp_path / "gegevens")) == Exit.DONE
    assert "NABESPREKING" in "".join(script.said)


def test_the_guide_is_read_with_the_handbook(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["handboek", "schrijven"]) == Exit.DONE
    assert capsys.readouterr().out == page("schrijven")
    assert main(["handboek"]) == Exit.DONE
    assert "schrijven\t" in capsys.readouterr().out
