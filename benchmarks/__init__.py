"""Side-by-side measurements; run by hand, never timed in a test."""
