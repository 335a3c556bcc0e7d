"""The game in the terminal: screens that know seats, views and commands, and nothing behind them."""

import os

os.environ.setdefault("ESCDELAY", "25")
# Textual waits so many milliseconds after Esc for the rest of a key sequence, 100 by default: twice what a key may take here.
