"""`python -m bench [NAME...]`: all measurements, or the named ones."""

import sys
from importlib import import_module
from pkgutil import iter_modules

import bench

ORDER = ("starting", "importing", "extracting", "judging")
_PARTS = {"measure", "texts", "table", "server", "cluster", "large", "__main__"}


def names() -> list[str]:
    """Every module of this folder with a `main`, the known ones first."""
    found = [module.name for module in iter_modules(bench.__path__) if module.name not in _PARTS]
    return sorted(found, key=lambda name: (ORDER.index(name) if name in ORDER else len(ORDER), name))


def main(asked: list[str]) -> int:
    """Run them one after another."""
    unknown = set(asked) - set(names())
    if unknown:
        print(f"there is no {', '.join(sorted(unknown))}; there are: {', '.join(names())}", file=sys.stderr)
        return 2
    for name in asked or names():
        import_module(f"bench.{name}").main()
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
