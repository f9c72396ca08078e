"""Remember settings, votes, gaps, counts, requests and progress."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "day_counts",
        sa.Column("guild", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("guild", "day", "kind"),
    )
    op.create_table(
        "gap_texts",
        sa.Column("key", sa.String(length=22), nullable=False),
        sa.Column("guild", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("outcome", sa.String(length=16), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("career", sa.String(length=64), nullable=False),
        sa.Column("entry", sa.String(length=128), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index("gap_texts_by_day", "gap_texts", ["guild", "state", "day"], unique=False)
    op.create_table(
        "guilds",
        sa.Column("guild", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("advice_channels", sa.JSON(), nullable=False),
        sa.Column("forums", sa.JSON(), nullable=False),
        sa.Column("help_channel", sa.BigInteger(), nullable=True),
        sa.Column("help_role", sa.BigInteger(), nullable=True),
        sa.Column("help_pings", sa.Boolean(), nullable=False),
        sa.Column("curator_role", sa.BigInteger(), nullable=True),
        sa.Column("private_answers", sa.Boolean(), nullable=False),
        sa.Column("strictness", sa.String(length=16), nullable=True),
        sa.Column("logging", sa.Boolean(), nullable=False),
        sa.Column("retention_days", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("left_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("guild"),
    )
    op.create_index(op.f("ix_guilds_changed_at"), "guilds", ["changed_at"], unique=False)
    op.create_index(op.f("ix_guilds_left_at"), "guilds", ["left_at"], unique=False)
    op.create_table(
        "help_requests",
        sa.Column("guild", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("person", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("channel", sa.BigInteger(), nullable=False),
        sa.Column("message", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("closed_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("guild", "person"),
    )
    op.create_index(op.f("ix_help_requests_person"), "help_requests", ["person"], unique=False)
    op.create_table(
        "progress",
        sa.Column("person", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("career", sa.String(length=64), nullable=False),
        sa.Column("entry", sa.String(length=128), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("person", "career", "entry"),
    )
    op.create_table(
        "votes",
        sa.Column("answer", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("person", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("guild", sa.BigInteger(), nullable=False),
        sa.Column("solved", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(length=16), nullable=True),
        sa.Column("outcome", sa.String(length=16), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("answer", "person"),
    )
    op.create_index(op.f("ix_votes_guild"), "votes", ["guild"], unique=False)
    op.create_index(op.f("ix_votes_person"), "votes", ["person"], unique=False)
    op.create_table(
        "vote_entries",
        sa.Column("answer", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("person", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("career", sa.String(length=64), nullable=False),
        sa.Column("entry", sa.String(length=128), nullable=False),
        sa.ForeignKeyConstraint(
            ["answer", "person"], ["votes.answer", "votes.person"], ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("answer", "person", "career", "entry"),
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("vote_entries")
    op.drop_index(op.f("ix_votes_person"), table_name="votes")
    op.drop_index(op.f("ix_votes_guild"), table_name="votes")
    op.drop_table("votes")
    op.drop_table("progress")
    op.drop_index(op.f("ix_help_requests_person"), table_name="help_requests")
    op.drop_table("help_requests")
    op.drop_index(op.f("ix_guilds_left_at"), table_name="guilds")
    op.drop_index(op.f("ix_guilds_changed_at"), table_name="guilds")
    op.drop_table("guilds")
    op.drop_index("gap_texts_by_day", table_name="gap_texts")
    op.drop_table("gap_texts")
    op.drop_table("day_counts")
