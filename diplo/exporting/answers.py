"""Answers: typed rows with the question they answer, what to say beside them, and how to show them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar, overload

if TYPE_CHECKING:
    import pandas as pd

    from diplo.queries.facts import Citation

RowT = TypeVar("RowT", bound=NamedTuple)


class Column(NamedTuple):
    """A column as people see it: its heading, and the field or function that fills it."""

    heading: str
    value: str | Callable[[Any], object]

    def of(self, row: object) -> str:
        """The column's text for a row; empty where there is nothing to say."""
        value = getattr(row, self.value) if isinstance(self.value, str) else self.value(row)
        return "" if value is None else str(value)


@dataclass(frozen=True, repr=False)
class Answer(Sequence[RowT], Generic[RowT]):
    """The rows that answer a question; a sequence of named tuples.

    Attributes:
        rows: the rows.
        fields: the names of the rows' fields, also where there are no rows.
        columns: what a table shows of them.
        title: the question as it was understood.
        notes: what a reader must know beside the rows, such as through which day the record is complete.
        key_field: which field is the key of the fact.
        citations: the citations of the rows' facts by key, where sources were asked for.
        cite: fetches citations by key, for `sources()`.
    """

    rows: tuple[RowT, ...]
    fields: tuple[str, ...]
    columns: tuple[Column, ...]
    title: str
    key_field: str
    notes: tuple[str, ...] = ()
    citations: Mapping[str, tuple["Citation", ...]] | None = field(default=None, compare=False)
    cite: Callable[..., Mapping[str, tuple["Citation", ...]]] | None = field(default=None, compare=False)

    @overload
    def __getitem__(self, index: int) -> RowT: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[RowT, ...]: ...

    def __getitem__(self, index: int | slice) -> RowT | tuple[RowT, ...]:
        return self.rows[index]

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[RowT]:
        return iter(self.rows)

    def keys(self) -> tuple[str, ...]:
        """The keys of the rows' facts, in order."""
        return tuple(str(getattr(row, self.key_field)) for row in self.rows)

    def sources(self) -> Mapping[str, tuple["Citation", ...]]:
        """What the rows rest on: the citations of each fact by key, fetched now where they were not asked for."""
        if self.citations is not None:
            return self.citations
        return self.cite(*dict.fromkeys(self.keys())) if self.cite is not None else {}

    def to_dicts(self) -> list[dict[str, object]]:
        """The rows as dictionaries of JSON values: days are ISO texts; `citations` where they were asked for."""
        dicts = [
            {
                name: value.isoformat() if isinstance(value, date) else value
                for name, value in zip(self.fields, row, strict=True)
            }
            for row in self.rows
        ]
        if self.citations is not None:
            for row, key in zip(dicts, self.keys(), strict=True):
                row["citations"] = [citation_dict(citation) for citation in self.citations.get(key, ())]
        return dicts

    def to_pandas(self) -> "pd.DataFrame":
        """The rows as a DataFrame, one column a field; days are `datetime64[ns]` where pandas can hold them.

        Raises:
            ModuleNotFoundError: pandas is not installed; it is the extra `diplo[pandas]`.
        """
        try:
            import pandas as pd
        except ModuleNotFoundError as error:
            raise ModuleNotFoundError("to_pandas needs pandas: pip install 'diplo[pandas]'") from error
        frame = pd.DataFrame.from_records([tuple(row) for row in self.rows], columns=list(self.fields))
        for name in self.fields:
            if name.endswith(("_earliest", "_latest")):
                frame[name] = pd.to_datetime(frame[name], errors="coerce")
        return frame

    def __repr__(self) -> str:
        from diplo.exporting.text import table_lines

        cells = [[column.of(row) for column in self.columns] for row in self.rows]
        head, body = table_lines([column.heading for column in self.columns], cells, 100)
        return "\n".join([self.title, *head, *body, *self.notes])

    def _repr_html_(self) -> str:
        from diplo.exporting.html import answer_html

        return answer_html(self)


def citation_dict(citation: "Citation") -> dict[str, object]:
    """A citation as JSON values, without what the row around it says already."""
    left_out = ("fact", "kind", "inherited")
    return {name: value for name, value in citation._asdict().items() if name not in left_out and value is not None}


@dataclass(frozen=True, repr=False)
class Card:
    """Everything about one thing: what it is, in pairs, then answers about it.

    Attributes:
        key: its key.
        title: its name.
        pairs: what is known of it, as (label, text).
        sections: answers about it, by name.
        citations: what its own facts rest on.
        notes: what a reader must know beside it.
        fields: what is known of it under the names of its view's columns, for programs.
    """

    key: str
    title: str
    pairs: tuple[tuple[str, str], ...]
    sections: Mapping[str, Answer[Any]]
    citations: tuple["Citation", ...] = ()
    notes: tuple[str, ...] = ()
    fields: Mapping[str, object] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Answer[Any]:
        return self.sections[name]

    def plain_fields(self) -> dict[str, object]:
        """The fields as JSON values."""
        return {name: value.isoformat() if isinstance(value, date) else value for name, value in self.fields.items()}

    def to_dict(self) -> dict[str, object]:
        """The card as JSON values: `fields`, then each section by name, `citations` and `notes`."""
        sections = {name: answer.to_dicts() for name, answer in self.sections.items()}
        citations = [citation_dict(citation) for citation in self.citations]
        head = {"key": self.key, "title": self.title, "fields": self.plain_fields()}
        return {**head, **sections, "citations": citations, "notes": list(self.notes)}

    def __repr__(self) -> str:
        pairs = [f"{label}: {text}" for label, text in self.pairs]
        return "\n\n".join(["\n".join([self.title, *pairs]), *(repr(part) for part in self.sections.values() if part)])

    def _repr_html_(self) -> str:
        from diplo.exporting.html import card_html

        return card_html(self)
