"""Prepared templates between runs: from the private cache, or compiled anew."""
