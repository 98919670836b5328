"""Takes out of a chapter what only the other chapters of its document need: pictures, headers, notes, comments."""

from __future__ import annotations

from docgen.word.namespaces import R, w
from docgen.word.package import CONTENT_TYPES_PART, Package, relationships_part
from docgen.word.tree_edit import drop

# Reached by a reference in the text; styles, settings and their like are reached by being there (ECMA-376-1, 11.3).
_BY_REFERENCE = {
    "header", "footer", "image", "hyperlink", "chart", "diagramData", "diagramLayout", "diagramQuickStyle",
    "diagramColors", "oleObject", "package", "subDocument", "control", "video", "audio", "media",
}  # fmt: skip
# Building blocks and data behind content controls: copies of words that no page shows.
_NEVER = {"glossaryDocument", "customXml"}
_NOTES = {
    "footnotes": ("footnote", "footnoteReference"), "endnotes": ("endnote", "endnoteReference"),
    "comments": ("comment", "commentReference"),
}  # fmt: skip


def drop_unused(chapter: Package) -> None:
    """Takes them out, and with them the parts that nothing leads to any more."""
    main = chapter.main()
    root = chapter.tree(main)
    for kind, (note, reference) in _NOTES.items():
        wanted = {each.get(w("id")) for each in root.iter(w(reference))}
        for part in chapter.related(kind):
            if part in chapter:
                _drop_notes(chapter, part, note, wanted)
    for part in chapter.stories():
        _drop_relationships(chapter, part)
    _drop_unreachable(chapter)


def _drop_notes(chapter: Package, part: str, note: str, wanted: set[str | None]) -> None:
    """Separators, which have a type, stay (17.11.23)."""
    for each in chapter.tree(part).findall(w(note)):
        if each.get(w("id")) not in wanted and each.get(w("type"), "normal") == "normal":
            drop(each)


def _drop_relationships(chapter: Package, part: str) -> None:
    used = {
        str(value)
        for element in chapter.tree(part).iter()
        if isinstance(element.tag, str)
        for name, value in element.attrib.items()
        if str(name).startswith(f"{{{R}}}") or str(name) in ("relid", "{urn:schemas-microsoft-com:office:office}relid")
    }
    for each in chapter.relationships(part):
        if each.kind in _NEVER or (each.kind in _BY_REFERENCE and each.id not in used):
            chapter.unrelate(part, each.id)


def _drop_unreachable(chapter: Package) -> None:
    reached = {"", CONTENT_TYPES_PART, relationships_part("")}
    waiting = [""]
    while waiting:
        for each in chapter.relationships(waiting.pop()):
            if not each.external and each.target not in reached:
                reached |= {each.target, relationships_part(each.target)}
                waiting.append(each.target)
    for name in chapter.names():
        if name not in reached:
            chapter.remove(name)
