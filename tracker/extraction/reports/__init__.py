"""Reports inside a document: title, issuer, date, periods and sections."""
