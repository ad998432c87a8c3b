"""`make docs`: everything in `docs/` that is made from the program."""

from docs import commands


def main() -> None:
    """Make it all."""
    commands.main()


if __name__ == "__main__":
    main()
