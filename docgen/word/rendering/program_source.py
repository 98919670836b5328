"""Pieces of a part as the source of a Python generator that yields the part's bytes.

A tiny language (values, for, if) over plain dictionaries needs no template engine while it runs: a name becomes a
subscript, a row one call. Nothing of a template enters the source but through ``repr`` of text and numbers and the
tables below; every node was allowed by ``tags/expressions`` before, and what is not in the tables is refused
here too: so a program that was kept in a file can do no more than one that was compiled.
"""

from __future__ import annotations

from docgen.problems import FilePlace, ProblemsFound, error
from docgen.word.rendering.pieces import (
    COUNTERS,
    Address,
    Arrows,
    Bar,
    Drawing,
    Else,
    End,
    Expression,
    For,
    If,
    ListBegin,
    ListNumber,
    Live,
    Merge,
    MergedText,
    NewLists,
    PictureLinks,
    PicturePlace,
    Piece,
    Print,
    RowAbove,
    RunningNumber,
)
from docgen.word.rendering.text_writer import TextForm

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_FEW = 8  # rounds that are not worth printing by columns
_BATCH_BYTES, _MOST_ROWS = 1 << 20, 256  # of one chunk of rows printed by columns, as their fixed text goes
_FLUSH = 512  # pieces gathered before they leave as one chunk: about 64 KB of table rows
_DEEPEST, _DEEPEST_LOOP = 90, 17
_TOO_DEEP = error(
    "loop-too-large", FilePlace("เล่มที่กำลังสร้าง"), "แท็ก for หรือ if ซ้อนกันหลายชั้นเกินไป",
    "ลดจำนวนชั้นของแท็ก for และ if ที่ซ้อนกันในแม่แบบ",
)  # fmt: skip
_COMPARISONS = {"eq": "==", "ne": "!=", "in": "in", "notin": "not in"}
_ORDERINGS = {"lt": "less", "lteq": "less_or_equal", "gt": "more", "gteq": "more_or_equal"}
_COUNTERS = frozenset(COUNTERS)
_LOOP_VALUES = {
    "index": "k{n}", "index0": "k{n} - 1", "first": "k{n} == 1", "last": "k{n} == len(c{n})", "length": "len(c{n})",
    "revindex": "len(c{n}) - k{n} + 1", "revindex0": "len(c{n}) - k{n}",
}  # fmt: skip


class Untranslatable(ValueError):  # noqa: N818 - reads as what it is
    """What is not of the language: a fault of the program, or of who wrote a kept template."""


class Constants:
    """What the generated code names: literals L0…, writers T0…, arrows B0…, places of pictures P0…; filters by name."""

    def __init__(self) -> None:
        self.literals: dict[bytes, int] = {}
        self.forms: dict[TextForm, int] = {}
        self.arrows: dict[Arrows, int] = {}
        self.places: dict[PicturePlace, int] = {}
        self.filters: dict[str, int] = {}

    def literal(self, data: bytes) -> str:
        """The literal's name."""
        return f"L{self.literals.setdefault(data, len(self.literals))}"

    def form(self, form: TextForm) -> str:
        """The name of the writer for a form."""
        return f"T{self.forms.setdefault(form, len(self.forms))}"

    def bar(self, arrows: Arrows) -> str:
        """The name of a cell's arrows."""
        return f"B{self.arrows.setdefault(arrows, len(self.arrows))}"

    def place(self, place: PicturePlace) -> str:
        """The name of a picture's place."""
        return f"P{self.places.setdefault(place, len(self.places))}"

    def filter(self, name: str) -> str:
        """The name of the filter's function."""
        return f"F{self.filters.setdefault(name, len(self.filters))}"


class _Source:
    """The lines written so far, the straight run of pieces being gathered, and the names in force."""

    def __init__(self, constants: Constants) -> None:
        self.constants = constants
        self.lines: list[str] = []
        self.run: list[str] = []
        self.depth = 1
        self.scopes: list[dict[str, str]] = [{}]
        self.open: list[For | If] = []
        self.loops = 0
        self.once = ""
        self.merged: set[int] = set()  # slots of merged cells
        self.body: Sequence[Piece] | None = None  # of the loop that begins, if it can be printed by columns

    def line(self, text: str) -> None:
        self.lines.append("    " * self.depth + text)

    def end_run(self) -> None:
        """Straight pieces leave in one call."""
        if self.run:
            self.line(f"extend(({', '.join(self.run)},))")
            self.run = []

    def add(self, piece: Piece) -> None:
        _WRITERS[type(piece)](self, piece)

    @property
    def is_in_loop(self) -> bool:
        return any(isinstance(each, For) for each in self.open)

    def open_block(self, head: str, block: For | If) -> None:
        # Python itself nests at most 20 loops and 100 steps of indentation.
        if self.depth > _DEEPEST or sum(isinstance(each, For) for each in self.open) > _DEEPEST_LOOP:
            raise ProblemsFound([_TOO_DEEP])
        self.line(head)
        self.open.append(block)
        self.depth += 1
        self.line("pass")


def part_source(name: str, pieces: Sequence[Piece], constants: Constants, *, many: bool = True) -> str:
    """The source of a generator function ``name(v)``; ``v`` is the record of all values.

    ``many``: there are records enough for loops to be printed by columns too.
    """
    source = _Source(constants)
    done = 0  # pieces of bodies that are printed by columns only
    for at, piece in enumerate(pieces):
        if at < done:
            continue
        source.body = _straight_body(pieces, at + 1) if type(piece) is For and many else None
        if source.body is not None and not source.is_in_loop:
            done = at + 1 + len(source.body)
        source.add(piece)
    source.end_run()
    if source.open:
        raise Untranslatable("an open block")
    head = [f"def {name}(v):", "    out = []", "    extend = out.extend"]
    head += [f"    once = iter(({source.once},) if live else ())"] if source.once else []
    head += [f"    p{slot}, j{slot} = None, True" for slot in sorted(source.merged)]
    return "\n".join([*head, *source.lines, "    yield join(out)", ""])


def _literal(source: _Source, piece: bytes) -> None:
    source.run.append(source.constants.literal(piece))


def _print(source: _Source, piece: Print) -> None:
    source.run.append(f"{source.constants.form(piece.form)}({_printed(source, piece)})")


def _printed(source: _Source, piece: Print) -> str:
    value = expression(piece.node, source)
    return f"covered({value})" if piece.is_span else value


def _bar(source: _Source, piece: Bar) -> None:
    # Most months have none: they are not worth a call.
    value, arrows = expression(piece.node, source), source.constants.bar(piece.arrows)
    source.run.append(f"(bar(x, {arrows}) if (x := {value}) else b'')")


def _address(source: _Source, piece: Address) -> None:
    pieces = (repr(each) if isinstance(each, str) else expression(each, source) for each in piece.pieces)
    source.run.append(f"address(({', '.join(pieces)},))")


def _number(source: _Source, piece: RunningNumber) -> None:
    if piece.counter not in _COUNTERS:
        raise Untranslatable("counter")
    number = f"(n{piece.slot} := next({piece.counter}))" if piece.advance else f"n{piece.slot}"
    source.run.append(f"{source.constants.literal(piece.form.encode())} % {number}")


def _drawing(source: _Source, piece: Drawing) -> None:
    source.run.append(f"picture({expression(piece.node, source)}, {source.constants.place(piece.place)})")


def _picture_links(source: _Source, piece: PictureLinks) -> None:
    source.run.append(f"picture_links({piece.part!r})")


def _merge(source: _Source, piece: Merge) -> None:
    """``t`` is the cell's text, ``p`` the text of the row above, ``j`` whether the cell goes on with it.

    & and not ``and``: all of them are found out whatever comes first.
    """
    n = piece.slot
    source.merged.add(n)
    left = f" & j{piece.left}" if piece.left else ""
    joined = f"(a{piece.table} == {piece.row}) & (p{n} == (t{n} := {expression(piece.node, source)})){left}"
    source.run.append(f'(b"continue" if (j{n} := {joined}) else b"restart")')


def _merged_text(source: _Source, piece: MergedText) -> None:
    n = piece.slot
    source.run.append(f'(b"" if j{n} else {source.constants.form(piece.form)}(p{n} := t{n}))')


def _row_above(source: _Source, piece: RowAbove) -> None:
    source.end_run()
    source.line(f"a{piece.table} = {piece.row}")


def _list_begin(source: _Source, piece: ListBegin) -> None:
    source.end_run()
    source.line(f"l{piece.slot} = 0")


def _list_number(source: _Source, piece: ListNumber) -> None:
    source.run.append(f'b"%d" % (l{piece.slot} := l{piece.slot} or new_list({piece.number}))')


def _new_lists(source: _Source, _: NewLists) -> None:
    source.run.append("new_lists()")


def _live(source: _Source, piece: Live) -> None:
    literal = source.constants.literal(piece.data)
    if piece.once:
        source.once = literal
    source.run.append('next(once, b"")' if piece.once else f'({literal} if live else b"")')


def _for(source: _Source, piece: For) -> None:
    source.end_run()
    source.loops += 1
    n = source.loops
    names = source.scopes[-1] | {piece.variable: f"i{n}", "loop": str(n)}
    source.line(f"c{n} = rows({expression(piece.listing, source)})")
    source.scopes.append(names)
    if piece.condition is not None:
        source.line(f"c{n} = [i{n} for i{n} in c{n} if {expression(piece.condition, source)}]")
    rounds = f"enumerate(c{n}, 1)"
    if source.body is not None:  # what runs once may as well print few rounds by columns: half as much to compile
        few = _FEW if source.is_in_loop else 0
        _by_columns(source, n, source.body, few)
        rounds = f"{rounds} if len(c{n}) <= {few} else ()" if few else "()"
    source.open_block(f"for k{n}, i{n} in {rounds}:", piece)


def _straight_body(pieces: Sequence[Piece], at: int) -> Sequence[Piece] | None:
    """The pieces from there to the loop's end, when each round prints them all, whatever the others printed."""
    for behind in range(at, len(pieces)):
        if type(pieces[behind]) is End:
            return pieces[at:behind]
        if type(pieces[behind]) not in _STRAIGHT:
            break
    return None


def _by_columns(source: _Source, n: int, body: Sequence[Piece], few: int) -> None:
    """More than a few rounds at once: the values of each tag in all of them, then woven with what stands between.

    What counts (drawings, numbers) is made round by round in the order of the pieces, so the numbers are the same.
    """
    fixed = sum(len(piece) for piece in body if isinstance(piece, bytes))
    rows = max(1, min(_MOST_ROWS, _BATCH_BYTES // (fixed + 1)))
    each = f"for k{n}, i{n} in enumerate(b{n}, s{n} + 1)"
    columns = [f"again(b'', len(b{n}))"]
    others: list[str] = []
    for piece in body:
        if isinstance(piece, bytes):
            columns.append(f"again({source.constants.literal(piece)})")
        elif isinstance(piece, Print):
            values = _column(source, n, piece) or f"[{_printed(source, piece)} {each}]"
            columns.append(f"C{source.constants.form(piece.form)[1:]}({values})")
        else:
            source.add(piece)
            others.append(source.run.pop())
            columns.append(f"o[{len(others) - 1}]")
    source.line(f"if len(c{n}) > {few}:")
    source.line("    yield join(out)")
    source.line("    out.clear()")
    source.line(f"    for s{n} in range(0, len(c{n}), {rows}):")
    source.line(f"        b{n} = c{n}[s{n}:s{n} + {rows}]")
    if others:
        source.line(f"        o = list(zip(*[({', '.join(others)},) {each}]))")
    source.line(f"        yield join(woven({', '.join(columns)}))")


def _column(source: _Source, n: int, piece: Print) -> str:
    """The values of a tag that only names a field of the loop's record; "" for any other."""
    if piece.is_span or len(piece.node) != 3 or piece.node[0] != "get" or not isinstance(piece.node[1], tuple):
        return ""
    of = piece.node[1]
    is_own = of[0] == "name" and source.scopes[-1].get(_text(of[1])) == f"i{n}"
    return f"column({_text(piece.node[2])!r}, b{n})" if is_own else ""


def _if(source: _Source, piece: If) -> None:
    source.end_run()
    condition = expression(piece.condition, source)
    if piece.is_elif:
        source.open.pop()
        source.depth -= 1
    source.open_block(f"{'elif' if piece.is_elif else 'if'} {condition}:", piece)


def _else(source: _Source, _: Else) -> None:
    source.end_run()
    block = source.open.pop()
    if isinstance(block, For):
        number = source.scopes[-1]["loop"]
        _end_loop(source)
        source.depth -= 1
        source.open_block(f"if not c{number}:", If(("const", None)))
    else:
        source.depth -= 1
        source.open_block("else:", block)


def _end(source: _Source, _: End) -> None:
    source.end_run()
    if isinstance(source.open.pop(), For):
        _end_loop(source)
    source.depth -= 1


def _end_loop(source: _Source) -> None:
    source.line(f"if len(out) > {_FLUSH}:")
    source.line("    yield join(out)")
    source.line("    out.clear()")
    source.scopes.pop()


_STRAIGHT = (bytes, Print, Bar, RunningNumber, Drawing, Address, Live)
_WRITERS: dict[type, Callable[..., None]] = {
    bytes: _literal, Print: _print, Bar: _bar, Drawing: _drawing, PictureLinks: _picture_links, Merge: _merge,
    MergedText: _merged_text, RowAbove: _row_above, ListBegin: _list_begin, ListNumber: _list_number,
    NewLists: _new_lists, Address: _address, RunningNumber: _number, Live: _live, For: _for, If: _if, Else: _else,
    End: _end,
}  # fmt: skip


def expression(of: object, source: _Source) -> str:
    """An expression as Python's, in brackets where it needs them."""
    if not isinstance(of, tuple) or not of or not isinstance(of[0], str) or of[0] not in _EXPRESSIONS:
        raise Untranslatable(repr(of)[:40])
    return _EXPRESSIONS[of[0]](of, source)


def _text(value: object) -> str:
    if type(value) is not str:
        raise Untranslatable("no text")
    return value


def _name(of: Expression, source: _Source) -> str:
    name = _text(of[1])
    return source.scopes[-1].get(name) or f"v[{name!r}]"


def _get(of: Expression, source: _Source) -> str:
    name = _text(of[2])
    if of[1] == ("name", "loop") and "loop" in source.scopes[-1]:
        return f"({_LOOP_VALUES[name].format(n=source.scopes[-1]['loop'])})"
    return f"{expression(of[1], source)}[{name!r}]"


def _const(of: Expression, _: _Source) -> str:
    if not (of[1] is None or type(of[1]) in (str, int, float, bool)):
        raise Untranslatable("constant")
    return repr(of[1])


def _filter(of: Expression, source: _Source) -> str:
    arguments = ", ".join(expression(each, source) for each in of[2:])
    return f"{source.constants.filter(_text(of[1]))}({arguments})"


def _compare(of: Expression, source: _Source) -> str:
    return f"({' and '.join(_comparisons(of, source))})"


def _comparisons(of: Expression, source: _Source) -> Iterator[str]:
    left = expression(of[1], source)
    for operator, operand in zip(of[2::2], of[3::2], strict=True):
        right = expression(operand, source)
        if operator in _ORDERINGS:
            yield f"{_ORDERINGS[_text(operator)]}({left}, {right})"
        else:
            yield f"({left} {_COMPARISONS[_text(operator)]} {right})"
        left = right


def _either(of: Expression, source: _Source) -> str:
    return f"({expression(of[1], source)} {of[0]} {expression(of[2], source)})"


def _arithmetic(of: Expression, source: _Source) -> str:
    return f"{of[0]}({expression(of[1], source)}, {expression(of[2], source)})"


def _choose(of: Expression, source: _Source) -> str:
    return f"({expression(of[2], source)} if {expression(of[1], source)} else {expression(of[3], source)})"


_EXPRESSIONS: dict[str, Callable[[Expression, _Source], str]] = {
    "name": _name, "get": _get, "const": _const, "filter": _filter, "compare": _compare, "and": _either, "or": _either,
    "add": _arithmetic, "subtract": _arithmetic, "choose": _choose,
    "not": lambda of, source: f"(not {expression(of[1], source)})",
    "negative": lambda of, source: f"subtract(0, {expression(of[1], source)})",
    "concat": lambda of, source: f"concatenate({', '.join(expression(each, source) for each in of[1:])})",
}  # fmt: skip
