"""What the starter templates are drawn from: one module per chapter, and one per concept that chapters share."""
