"""Figures that move: nnlab prints each as a line, and it replaces the one before it."""

import asyncio
import re
import time
from collections.abc import Callable
from typing import Any

# `nnlab/src/live/channel.rs` writes it: place, HTML (none for progress), plain text.
FRAME = re.compile("\x02([^\x03\n]*)\x03([^\x03\n]*)\x03([^\n]*)\n")

# More a second than a page can show would wait in its queue.
SECONDS_BETWEEN_FRAMES = 0.03


class Live:
    """The frames of one cell."""

    def __init__(self, publish: Callable[[str, dict[str, Any]], None], cell: str) -> None:
        self.publish, self.cell = publish, cell
        self.sent: dict[str, float] = {}
        self.waiting: dict[str, dict[str, str]] = {}

    def take(self, text: str) -> str:
        """Takes the frames out of what a cell printed; returns the rest."""
        if "\x02" not in text:
            return text
        for place, html, plain in FRAME.findall(text):
            self.waiting[place] = (
                {"text/html": html, "text/plain": plain} if html else {"text/plain": plain}
            )
        self.send_what_is_due()
        return FRAME.sub("", text)

    def send_what_is_due(self) -> None:
        now = time.monotonic()
        for place in list(self.waiting):
            due = self.sent.get(place, 0) + SECONDS_BETWEEN_FRAMES
            if now >= due:
                self.send(place)
            else:
                asyncio.get_running_loop().call_later(due - now, self.send_what_is_due)

    def send(self, place: str) -> None:
        kind = "update_display_data" if place in self.sent else "display_data"
        transient = {"display_id": f"{self.cell} {place}"}
        self.publish(
            kind, {"data": self.waiting.pop(place), "metadata": {}, "transient": transient}
        )
        self.sent[place] = time.monotonic()

    def end(self) -> None:
        """The last frame of each place is always shown."""
        for place in list(self.waiting):
            self.send(place)
