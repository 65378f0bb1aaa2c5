"""Terminals: what each must be sent so that a laid-out line reads right in it."""
