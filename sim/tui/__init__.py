"""The game in the terminal: screens that know seats, views and commands, and nothing behind them."""
