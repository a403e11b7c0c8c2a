"""What set encounters off."""

from __future__ import annotations

from journal.questions.tally import of_every_entry

CAUSES = of_every_entry("causes", "What set them off", "cause", "Cause", narrowed_by="channel")
