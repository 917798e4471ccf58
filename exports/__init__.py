"""HOW A RELEASE LEAVES. Pure: a frozen Release in, a file out. Cannot open the database."""

from exports import csv_bundle, tables_workbook, upr_submission

FORMATS = {known.name: known for known in (upr_submission.FORMAT, tables_workbook.FORMAT, csv_bundle.FORMAT)}
"""Every way out, by the word that is typed."""
