"""The day the dashboard is opened on in these tests."""

from datetime import UTC, date, datetime

AS_OF = date(2023, 6, 30)
NOW = datetime(2023, 6, 30, 8, 0, tzinfo=UTC)
