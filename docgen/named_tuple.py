"""Tuples with named fields, declared as with ``typing.NamedTuple`` and made without it.

``typing`` and the source that ``collections.namedtuple`` compiles for each class took a tenth of a short run. Type
checkers see ``typing.NamedTuple`` itself, so all that they know of it holds; of the rest of its behaviour this has what
the program uses.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:
    try:
        from _collections import _tuplegetter as _getter  # what collections.namedtuple reads fields with
    except ImportError:  # another Python than CPython
        from operator import itemgetter

        def _getter(at, doc):
            return property(itemgetter(at), doc=doc)

    class _Declared(type):
        """Makes fields of a class's annotations, in order; a value given to one is its default."""

        def __new__(cls, name, bases, body):
            fields = tuple(body.get("__annotations__", ()))
            defaults = {each: body[each] for each in fields if each in body}
            getters = {each: _getter(at, None) for at, each in enumerate(fields)}
            own = {"__slots__": (), "_fields": fields, "_defaults": tuple(defaults.values()), "__match_args__": fields}
            return super().__new__(cls, name, bases, {**body, **own, **getters})

    class NamedTuple(tuple, metaclass=_Declared):
        """The base of every class of named fields."""

        def __new__(cls, *given, **named):  # noqa: D102 - what typing.NamedTuple gives each class
            if named:
                given = _in_order(cls, given, named)
            if missing := len(cls._fields) - len(given):
                given += cls._defaults[-missing:]
                if len(given) != len(cls._fields):
                    raise _unfit(cls)
            return tuple.__new__(cls, given)

        def __repr__(self):
            shown = ", ".join(f"{name}={value!r}" for name, value in self._asdict().items())
            return f"{type(self).__name__}({shown})"

        def __getnewargs__(self):
            return tuple(self)

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def _replace(self, **changed):
            return type(self)(**{**self._asdict(), **changed})

    def _in_order(cls, given, named):
        """Those given by name behind those given in order, as far as the last one named."""
        left = dict(zip(cls._fields[len(cls._fields) - len(cls._defaults) :], cls._defaults, strict=True))
        rest = cls._fields[len(given) :]
        try:
            ordered = tuple([named.pop(name) if name in named else left[name] for name in rest])
        except KeyError:
            raise _unfit(cls) from None
        if named:
            raise _unfit(cls)
        return given + ordered

    def _unfit(cls):
        return TypeError(f"{cls.__name__} takes the fields {', '.join(cls._fields)}")
