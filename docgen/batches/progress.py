"""How far a batch is: plans done, failed, and the time that the rest will take."""

from __future__ import annotations

from dataclasses import dataclass

_HOUR, _MINUTE = 3600, 60
_FEW = 3  # plans: before so many are done, nothing can be said of the rest


@dataclass(frozen=True)
class Progress:
    """Plans done (failed ones among them) of how many, after how many seconds; ``ready`` of them were there before."""

    done: int
    failed: int
    total: int
    seconds: float
    ready: int = 0

    def remaining(self) -> float | None:
        """Seconds to the end at the pace so far, which the plans that were there before do not count for."""
        worked = self.done - self.ready
        return None if worked < _FEW else self.seconds / worked * (self.total - self.done)

    def line(self) -> str:
        """One line for a terminal."""
        failed = f" ไม่สำเร็จ {self.failed:,}" if self.failed else ""
        left = self.remaining()
        soon = "" if left is None or self.done == self.total else f" เหลือเวลาประมาณ {_in_words(left)}"
        return f"เสร็จ {self.done:,} จาก {self.total:,} แผน{failed}{soon}"


def _in_words(seconds: float) -> str:
    if seconds >= _HOUR:
        return f"{int(seconds // _HOUR)} ชั่วโมง {int(seconds % _HOUR // _MINUTE)} นาที"
    if seconds >= _MINUTE:
        return f"{round(seconds / _MINUTE)} นาที"
    return f"{max(1, round(seconds))} วินาที"
