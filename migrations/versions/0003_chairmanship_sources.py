"""Count the sources of a chairmanship.

The view named the chairmanship `c`, and so did the count of its citations: every chairmanship had none.

Revision ID: 0003
Revises: 0002
"""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

BEFORE = """
CREATE VIEW chairmanship_log (chairmanship, organization, state, state_name, start_edtf, start_earliest, start_latest, end_edtf, end_earliest, end_latest, sources) AS SELECT c.key, c.organization_key, c.state_key, s.name,
       c.start_edtf, c.start_earliest, c.start_latest, c.end_edtf, c.end_earliest, c.end_latest, (SELECT count(DISTINCT c.source_key) FROM citation AS c WHERE c.fact_key = c.key)
FROM chairmanship AS c JOIN state AS s ON s.key = c.state_key
"""

AFTER = """
CREATE VIEW chairmanship_log (chairmanship, organization, state, state_name, start_edtf, start_earliest, start_latest, end_edtf, end_earliest, end_latest, sources) AS SELECT h.key, h.organization_key, h.state_key, s.name,
       h.start_edtf, h.start_earliest, h.start_latest, h.end_edtf, h.end_earliest, h.end_latest, (SELECT count(DISTINCT c.source_key) FROM citation AS c WHERE c.fact_key = h.key)
FROM chairmanship AS h JOIN state AS s ON s.key = h.state_key
"""


def upgrade() -> None:
    op.execute("DROP VIEW chairmanship_log")
    op.execute(AFTER.strip())


def downgrade() -> None:
    op.execute("DROP VIEW chairmanship_log")
    op.execute(BEFORE.strip())
