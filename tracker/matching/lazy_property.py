"""A property that is worked out when it is first asked for, then kept."""

from collections.abc import Callable
from typing import Generic, Self, TypeVar, overload

T = TypeVar("T")


class LazyProperty(Generic[T]):
    """As `functools.cached_property`, without the lock that Python 3.11 takes each time: values may only be worked out
    twice, never differently."""

    def __init__(self, work: Callable[[object], T]) -> None:
        self._work = work
        self.__doc__ = work.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, holder: None, owner: type) -> Self: ...
    @overload
    def __get__(self, holder: object, owner: type) -> T: ...
    def __get__(self, holder: object | None, owner: type) -> Self | T:
        """Kept in the holder's own `__dict__`, where it is found first from then on."""
        if holder is None:
            return self
        value = holder.__dict__[self._name] = self._work(holder)
        return value


def lazy_property(work: Callable[..., T]) -> LazyProperty[T]:
    """Make a method such a property; its class keeps a `__dict__`."""
    return LazyProperty(work)
