"""The store: SQLModel tables, engine, migrations. Rows never leave it."""
