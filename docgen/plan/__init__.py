"""The domain: the plan, its rules, totals and names. No library but Python itself."""
