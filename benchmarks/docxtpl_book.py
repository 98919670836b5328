"""Plain docxtpl on eight chapters, joined by docxcompose: ``python benchmarks/docxtpl_book.py TEMPLATE DATA OUT``.

Every chapter is the one table of benchmarks.table_template with all rows.
"""

import json
import sys
from pathlib import Path

from docx import Document
from docxcompose.composer import Composer
from docxtpl import DocxTemplate

template, data, out = sys.argv[1:]
context = json.loads(Path(data).read_text(encoding="utf-8"))
chapters = [f"{out}.{number}.docx" for number in range(8)]
for chapter in chapters:
    filled = DocxTemplate(template)
    filled.render(context, autoescape=True)
    filled.save(chapter)
book = Composer(Document(chapters[0]))
for chapter in chapters[1:]:
    book.append(Document(chapter))
book.save(out)
