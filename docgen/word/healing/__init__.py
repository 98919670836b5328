"""Makes tags whole however Word split them."""
