"""what is to be corrected on CPOMS, and referrals restricted as they are begun"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    with op.batch_alter_table("cpoms_entry", schema=None) as batch_op:
        batch_op.add_column(sa.Column("speaks_of", sa.Text(), nullable=False, server_default="[]"))
        batch_op.add_column(sa.Column("outdated_at", sa.DateTime(), nullable=True))
        batch_op.create_index(
            "ix_cpoms_entry_outdated",
            ["pupil_id"],
            unique=False,
            sqlite_where=sa.text("outdated_at IS NOT NULL"),
            postgresql_where=sa.text("outdated_at IS NOT NULL"),
        )

    with op.batch_alter_table("referral", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("to_protect", sa.Boolean(), nullable=False, server_default=sa.false())
        )

    # The entries that are there don't say of which records they speak; new ones always do.
    with op.batch_alter_table("cpoms_entry", schema=None) as batch_op:
        batch_op.alter_column("speaks_of", existing_type=sa.Text(), server_default=None)

    with op.batch_alter_table("referral", schema=None) as batch_op:
        batch_op.alter_column("to_protect", existing_type=sa.Boolean(), server_default=None)
