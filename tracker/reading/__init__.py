"""Bytes to text and metadata, one module a format family. Opens no file itself."""
