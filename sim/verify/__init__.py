"""Does a case play as it should? Judges played courses; pure."""
