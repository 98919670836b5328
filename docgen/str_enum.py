"""Enumerations of texts, declared as with ``enum.StrEnum`` and made in a fifth of the time, which short runs feel.

Type checkers see ``enum.StrEnum`` itself; of its behaviour this has what the program uses.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from enum import StrEnum as StrEnum
else:

    class _Declared(type):
        """Makes each text of a class's body a member, the one of its value."""

        def __new__(cls, name, bases, body):
            values = {each: value for each, value in body.items() if type(value) is str and each[0] != "_"}
            made = super().__new__(cls, name, bases, {**body, "__slots__": ()})
            made._members = {value: str.__new__(made, value) for value in values.values()}
            for each, value in values.items():
                setattr(made, each, made._members[value])
            return made

        def __call__(cls, value):
            if value not in cls._members:
                raise ValueError(f"{value!r} is not a valid {cls.__name__}")
            return cls._members[value]

        def __iter__(cls):
            return iter(cls._members.values())

    class StrEnum(str, metaclass=_Declared):
        """The base of every enumeration of texts."""

        @property
        def value(self):
            """The text."""
            return str(self)

        def __repr__(self):
            return f"<{type(self).__name__}: {str.__repr__(self)}>"

        def __reduce__(self):
            return type(self), (str(self),)
