"""Plain docxtpl on the table of benchmarks.table_template: python benchmarks/docxtpl_rows.py TEMPLATE DATA OUT."""

import json
import sys
from pathlib import Path

from docxtpl import DocxTemplate

filled = DocxTemplate(sys.argv[1])
filled.render(json.loads(Path(sys.argv[2]).read_text(encoding="utf-8")), autoescape=True)
filled.save(sys.argv[3])
