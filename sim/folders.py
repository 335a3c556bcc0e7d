"""Where does the program keep what it writes?"""

import os
import secrets
import time
from pathlib import Path


def data_folder() -> Path:
    """The user's own data folder for this program, or the folder in SAMENOP_MAP."""
    own = os.environ.get("SAMENOP_MAP")
    if own:
        return Path(own)
    from platformdirs import user_data_path

    return user_data_path("samenop", appauthor=False)


def folder() -> Path:
    """Where games are kept."""
    return data_folder() / "spellen"


def new_path(case: str) -> Path:
    """A file for a new game of this case; the name says when it began."""
    return folder() / f"{case}-{time.strftime('%Y%m%d-%H%M%S')}-{secrets.token_hex(2)}.jsonl"
