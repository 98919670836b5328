"""Programs that draw what is shipped: starter templates, the sample plan, README's tables."""
