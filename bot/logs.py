"""What goes into the log, and what must not: no tokens, nothing that people typed.

At INFO Bolt writes the whole body of a request whose signature is wrong, at WARNING the shape of one that it
does not know; at DEBUG the SDK writes every body. So both are kept quiet below that, and our own lines have
ids only.
"""

from __future__ import annotations

import logging


def set_up_logging() -> None:
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    for name in ("slack_sdk", "apscheduler", "waitress"):
        logging.getLogger(name).setLevel(logging.WARNING)


def bolt_logger() -> logging.Logger:
    """Handed to Bolt, which gives its level to every logger of its own."""
    logger = logging.getLogger("hankebot.bolt")
    logger.setLevel(logging.ERROR)
    return logger
