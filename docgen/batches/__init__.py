"""Many plans in one run: children that build, an executor that hands them jobs, a manifest, a report."""
