"""Reports to Udir and files for VIGO-OT: UDA's own work."""

from blueprints.reports import differences, files, report, rows, sheets
from blueprints.reports.desk import reports

__all__ = ["differences", "files", "report", "reports", "rows", "sheets"]
