"""A follow-up plan on paper, in the letters' press: PDF/UA."""

from portal.domain.letter_texts import Page
from portal.outside.letter_press import press
from portal.queries.visitors import Visitor


def printed(visitor: Visitor, page: Page) -> bytes:
    """The page as PDF; what stands on it the reader has been let to see already."""
    return press([page], visitor.now)
