"""Where do the cases lie that somebody writes on this machine?

In a folder of the user, beside the games; a case there has the name of its folder, and is found by that name from any place.
"""

import os
from pathlib import Path


def data_folder() -> Path:
    """The user's own data folder for this program, or the folder in SAMENOP_MAP."""
    own = os.environ.get("SAMENOP_MAP")
    if own:
        return Path(own)
    from platformdirs import user_data_path  # the list of shipped cases must not wait for it

    return user_data_path("samenop", appauthor=False)


def own_folder() -> Path:
    """Where the cases are kept that the user writes."""
    return data_folder() / "zaken"
