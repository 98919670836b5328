"""docgen on the table of benchmarks.table_template: python benchmarks/docgen_rows.py TEMPLATE DATA OUT."""

import sys

import docgen

docgen.fill(*sys.argv[1:])
