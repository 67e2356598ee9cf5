"""The data dictionary and the vocabularies as rows, written from the comments in the models and views."""

from sqlalchemy import Connection, delete, insert, inspect

from diplo.models.tables import Base, DictionaryEntry, VocabularyTerm
from diplo.models.views import VIEWS
from diplo.vocabulary import VOCABULARIES

_TYPE_WORDS = {"VARCHAR": "text", "DATE": "date", "INTEGER": "integer", "BIGINT": "integer"}


def dictionary_rows() -> list[dict[str, object]]:
    """One row for every table and view, and one for each of their columns, in the database's order of columns."""
    rows: list[dict[str, object]] = []

    def add(name: str, kind: str, position: int, column: str, data_type: str, description: str) -> None:
        rows.append(
            {
                "object_name": name,
                "object_type": kind,
                "position": position,
                "column_name": column,
                "data_type": data_type,
                "description": description,
            }
        )

    for table in Base.metadata.sorted_tables:
        add(table.name, "table", 0, "", "", table.comment or "")
        for position, column in enumerate(table.columns, 1):
            word = _TYPE_WORDS[str(column.type).partition("(")[0]]
            add(table.name, "table", position, column.name, word, column.comment or "")
    for view in VIEWS:
        add(view.name, "view", 0, "", "", view.description)
        for position, (name, data_type, description) in enumerate(view.columns, 1):
            add(view.name, "view", position, name, data_type, description)
    return rows


def vocabulary_rows() -> list[dict[str, object]]:
    """One row for every term of every closed vocabulary."""
    return [
        {"vocabulary": _snake(vocabulary.__name__), "term": str(term), "definition": term.definition}
        for vocabulary in VOCABULARIES
        for term in vocabulary
    ]


def _snake(name: str) -> str:
    return "".join("_" + letter.lower() if letter.isupper() else letter for letter in name).lstrip("_")


def write_dictionary(connection: Connection) -> None:
    """Bring the tables `data_dictionary` and `vocabulary` up to date, where the schema has them."""
    if not inspect(connection).has_table(DictionaryEntry.__tablename__):
        return
    for model, rows in ((DictionaryEntry, dictionary_rows()), (VocabularyTerm, vocabulary_rows())):
        connection.execute(delete(model))
        connection.execute(insert(model), rows)
