"""Values between the program and its worker processes: data that is parsed, never code that is run.

A worker has read hostile bytes, so nothing it answers is believed to be what it should be: only values of the domain can
be made of it, with their own checks, and every field is looked at. What does not fit is a `WireError`.

The shape is MessagePack. What is read of a document and what reports are found to say are sent by the names of their
fields and checked by msgspec against their types, ten times as fast as is possible here. Everything else may be of any
type: scalars and bytes stand as themselves, all others are a list that begins with the number of their kind: a tuple, a
mapping, a date, a member of a vocabulary or a value with fields.
"""

import dataclasses
import types
import typing
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

import msgspec

from tracker.domain import form, match, policy, problem, promise, report, sheet, text, verdict, vocabulary

_TUPLE, _MAPPING, _DATE = 0, 1, 2
_FIRST = 3
_SCALARS = (str, int, float, bool, bytes, type(None))
_ROOMS = (form, match, policy, problem, promise, report, sheet, text, verdict, vocabulary)

Check = Callable[[object], bool]


class WireError(Exception):
    """What came is no value that can be sent."""


@cache
def _kinds() -> tuple[tuple[type, ...], dict[type, int]]:
    """The classes that can be sent, the same in every process of one program: those of the domain and of the tasks."""
    from tracker.reading import placed, ruled
    from tracker.service.assessing import assessment

    from . import task

    found = {
        kind
        for module in (*_ROOMS, placed, ruled, assessment, task)
        for kind in vars(module).values()
        if isinstance(kind, type) and (dataclasses.is_dataclass(kind) or issubclass(kind, StrEnum))
    }
    ordered = tuple(sorted(found - {StrEnum}, key=lambda kind: (kind.__module__, kind.__qualname__)))
    return ordered, {kind: number for number, kind in enumerate(ordered, _FIRST)}


def encode(value: object) -> bytes:
    """A value as bytes. WireError for one that cannot be sent (another class, a number beyond 64 bits, half a character)."""
    try:
        by_name = type(value) is dict or _by_name(type(value))
        return msgspec.msgpack.encode(value if by_name else _packed(value, _kinds()[1]))
    except (OverflowError, UnicodeEncodeError, RecursionError, TypeError) as error:
        raise WireError(str(error)) from error


def decode(data: bytes, wanted: Any) -> Any:
    """The value in these bytes, of the type `wanted`. WireError for anything else."""
    try:
        if _by_name(wanted):
            return _decoder(wanted).decode(data)
        value = _unpacked(msgspec.msgpack.decode(data), _kinds()[0])
    except (msgspec.DecodeError, RecursionError, ValueError, TypeError, IndexError, OverflowError) as error:
        raise WireError(str(error)) from error
    if not _check(wanted)(value):
        raise WireError(f"no {wanted}")
    return value


def _by_name(wanted: Any) -> bool:
    """Whether values of a type are sent by the names of their fields."""
    from .task import ReadDocument

    return wanted is ReadDocument or typing.get_origin(wanted) is dict


@cache
def _decoder(wanted: Any) -> "msgspec.msgpack.Decoder[Any]":
    return msgspec.msgpack.Decoder(wanted)


def _packed(value: Any, numbers: Mapping[type, int]) -> Any:
    kind = type(value)
    if kind in _SCALARS:
        return value
    if kind is tuple or kind is list:
        return [_TUPLE, *[_packed(item, numbers) for item in value]]
    number = numbers.get(kind)
    if number is None:
        if isinstance(value, Mapping):
            pairs = [_packed(part, numbers) for pair in value.items() for part in pair]
            return [_MAPPING, *pairs]
        if kind is date:
            return [_DATE, value.toordinal()]
        raise TypeError(kind.__qualname__)
    if isinstance(value, StrEnum):
        return [number, value.value]
    return [number, *[_packed(getattr(value, name), numbers) for name in _names(number)]]


def _unpacked(data: Any, kinds: tuple[type, ...]) -> Any:
    if type(data) is not list:
        if type(data) in _SCALARS:
            return data
        raise TypeError(type(data).__qualname__)
    number, *parts = data
    if type(number) is not int or number < 0:
        raise TypeError("kind")
    if number == _TUPLE:
        return tuple([_unpacked(part, kinds) for part in parts])
    if number == _MAPPING:
        values = [_unpacked(part, kinds) for part in parts]
        return dict(zip(values[::2], values[1::2], strict=True))
    if number == _DATE:
        (day,) = parts
        return date.fromordinal(day)
    kind: Any = kinds[number - _FIRST]
    fields = [_unpacked(part, kinds) for part in parts]
    if issubclass(kind, StrEnum):
        return kind(*fields)
    for check, field in zip(_checks(number), fields, strict=True):
        if not check(field):
            raise TypeError(kind.__qualname__)
    return kind(*fields)


@cache
def _names(number: int) -> tuple[str, ...]:
    """The fields of a class, in the order its constructor takes them."""
    kind: Any = _kinds()[0][number - _FIRST]
    return tuple(field.name for field in dataclasses.fields(kind))


@cache
def _checks(number: int) -> tuple[Check, ...]:
    hints = typing.get_type_hints(_kinds()[0][number - _FIRST])
    return tuple(_check(hints[name]) for name in _names(number))


def _is_anything(value: object) -> bool:
    return True


@cache
def _check(hint: Any) -> Check:
    """Whether a value is of an annotated type. Values with fields were looked at when they were made."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Final:
        return _check(arguments[0])
    if origin in (typing.Union, types.UnionType):
        ways = tuple(_check(one) for one in arguments)
        return lambda value: any(way(value) for way in ways)
    if origin is tuple and arguments[-1:] == (Ellipsis,):
        each = _check(arguments[0])
        return lambda value: type(value) is tuple and all(each(item) for item in value)
    if origin is tuple:
        parts = tuple(_check(one) for one in arguments)
        return lambda value: (
            type(value) is tuple
            and len(value) == len(parts)
            and all(part(item) for part, item in zip(parts, value, strict=True))
        )
    if origin is not None and issubclass(origin, Mapping):
        key, held = (_check(one) for one in arguments)
        return lambda value: (
            type(value) is dict and all(key(one) and held(other) for one, other in value.items())
        )
    if hint is object:
        return _is_anything
    if hint is float:
        return lambda value: type(value) in (float, int)
    return lambda value: type(value) is hint
