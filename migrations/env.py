"""Alembic's environment: on the connection that the caller hands over, else on the database that `diplo` would use."""

from alembic import context
from sqlalchemy import Connection

from diplo.database import open_writing
from diplo.models.dictionary import write_dictionary
from diplo.models.tables import Base
from diplo.settings import read_settings


def run(connection: Connection) -> None:
    """Run the migrations, then describe the schema that they made in its own data dictionary."""
    context.configure(connection=connection, target_metadata=Base.metadata, compare_type=True, render_as_batch=False)
    with context.begin_transaction():
        before = context.get_context().get_current_revision()
        context.run_migrations()
        if context.get_context().get_current_revision() != before:
            write_dictionary(connection)


if context.is_offline_mode():
    raise SystemExit("diplo's migrations look at the database they change; run them without --sql")

given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    with open_writing(read_settings(context.get_x_argument(as_dictionary=True).get("database"))).begin() as opened:
        run(opened)
