"""What the record says to documents: reading, checking, ingesting."""

from functools import cached_property
from typing import TYPE_CHECKING

from diplo.api.reader import Reader
from diplo.dates import DateLike

if TYPE_CHECKING:
    from diplo.checking import Check, Known
    from diplo.ingesting.plan import Plan
    from diplo.reading.claims import Reading
    from diplo.reading.lexicon import Lexicon


class Documents(Reader):
    """The three things that the record does with a document; nothing of it is imported before it is asked for."""

    @cached_property
    def _lexicon(self) -> "Lexicon":
        from diplo.reading.lexicon import Lexicon

        return Lexicon.from_record(self.connection)

    @cached_property
    def _known(self) -> "Known":
        from diplo.checking import Known

        return Known.from_record(self.connection)

    def read(self, document: str | bytes, *, date: DateLike | None = None) -> "Reading":
        """What a document claims, each claim with its place in the text.

        Args:
            document: its text or bytes (text, HTML, Markdown).
            date: its date; else it is looked for in the text.
        """
        from diplo.checking import read_with

        return read_with(self.connection, document, date=date, lexicon=self._lexicon)

    def check(self, document: str | bytes, *, date: DateLike | None = None) -> "Check":
        """What a document claims, and what the record says to each claim: verdict, evidence by key, and why."""
        from diplo.checking import check_with

        return check_with(self.connection, document, date=date, lexicon=self._lexicon, known=self._known)

    def ingest(
        self,
        document: str | bytes,
        name: str,
        *,
        date: DateLike | None = None,
        url: str | None = None,
        write: bool = False,
    ) -> "Plan":
        """What a document would add to the record: citations, disagreements, new facts.

        A fact that disagrees is never written over: the citation is kept as a disagreement.

        Args:
            document: its text or bytes.
            name: what to call it where it does not say who published it.
            date: its date; else it is looked for in the text.
            url: where it can be read.
            write: whether to add it, in one transaction of its own; else nothing is written.
        """
        from diplo.database import open_writing
        from diplo.ingesting.planning import Planner
        from diplo.ingesting.rows import write_plan

        plan = Planner(self.connection).plan(self.check(document, date=date), name, url)
        if write and plan:
            engine = open_writing(self.settings)
            try:
                with engine.begin() as connection:
                    write_plan(connection, plan)
            finally:
                engine.dispose()
        return plan
