"""What do all windows over a screen share? Their place, and that they grow with the terminal."""

from typing import TypeVar

from textual.screen import ModalScreen

Result = TypeVar("Result")


class Window(ModalScreen[Result]):
    """A window that gives a result back."""

    HORIZONTAL_BREAKPOINTS = [(0, "-smal"), (110, "-breed")]
    VERTICAL_BREAKPOINTS = [(0, "-laag"), (32, "-hoog")]
