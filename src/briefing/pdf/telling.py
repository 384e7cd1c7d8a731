"""How far WeasyPrint is, as it says in its log."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_PROGRESS = "weasyprint.progress"
_PAGE = "Creating layout - Page"


@contextmanager
def telling(page: Callable[[int], None]) -> Iterator[None]:
    """Tell the number of each page as it is set; a page that is set anew is told anew."""
    logger, handler = logging.getLogger(_PROGRESS), _Teller(page)
    before, logger.propagate = (logger.level, logger.propagate), False
    logger.setLevel(logging.INFO)
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.setLevel(before[0])
        logger.propagate = before[1]


class _Teller(logging.Handler):
    """Tells the pages that log records are about."""

    def __init__(self, page: Callable[[int], None]) -> None:
        super().__init__(logging.INFO)
        self._page = page

    def emit(self, record: logging.LogRecord) -> None:
        """Tell the page of a record that is about one."""
        said, _, number = record.getMessage().rpartition(" ")
        if said.endswith(_PAGE) and number.isdecimal():
            self._page(int(number))
