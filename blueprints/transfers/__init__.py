"""The transfers of the year: files sent, looked at, confirmed, taken back; and whose row a row is."""

from blueprints.transfers import matches, own, views
from blueprints.transfers.desk import transfers

__all__ = ["matches", "own", "transfers", "views"]
