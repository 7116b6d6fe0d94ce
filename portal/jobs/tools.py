"""What the worker hands to its jobs: the settings and the outside systems."""

from dataclasses import dataclass

from portal.outside.number_sealing import NumberSealer
from portal.outside.smtp import Post
from portal.settings import Settings


@dataclass(frozen=True, slots=True)
class Tools:
    """One set for each worker, made when it starts."""

    settings: Settings
    post: Post
    sealer: NumberSealer
