"""Hostile templates, each with its one stated outcome, run as whole builds."""
