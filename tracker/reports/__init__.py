"""Ledger entries to files people send: docx, xlsx, html, md, csv, json, ics."""
