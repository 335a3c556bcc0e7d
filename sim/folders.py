"""Where does the program keep what it writes?"""

import secrets
import time
from pathlib import Path

from scenarios.own import data_folder as data_folder


def folder() -> Path:
    """Where games are kept."""
    return data_folder() / "spellen"


def new_path(case: str) -> Path:
    """A file for a new game of this case; the name says when it began."""
    return folder() / f"{case}-{time.strftime('%Y%m%d-%H%M%S')}-{secrets.token_hex(2)}.jsonl"
