"""Understanding the files that offices already have: grids of cells become records, each with what is uncertain."""
