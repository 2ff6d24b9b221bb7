"""formal monitoring, more serious incidents, external support"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "daily_report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pupil_id", sa.Integer(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("school_days", sa.Integer(), nullable=False),
        sa.Column("targets", sa.Text(), nullable=False),
        sa.Column("again_reason", sa.Text(), nullable=False),
        sa.Column("longer_reason", sa.Text(), nullable=False),
        sa.Column("teacher_id", sa.Integer(), nullable=True),
        sa.Column("lsa_id", sa.Integer(), nullable=True),
        sa.Column("slt_id", sa.Integer(), nullable=False),
        sa.Column("started_by_id", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.DateTime(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("next_steps", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["lsa_id"], ["staff.id"], name=op.f("fk_daily_report_lsa_id_staff")
        ),
        sa.ForeignKeyConstraint(
            ["pupil_id"], ["pupil.id"], name=op.f("fk_daily_report_pupil_id_pupil")
        ),
        sa.ForeignKeyConstraint(
            ["slt_id"], ["staff.id"], name=op.f("fk_daily_report_slt_id_staff")
        ),
        sa.ForeignKeyConstraint(
            ["started_by_id"], ["staff.id"], name=op.f("fk_daily_report_started_by_id_staff")
        ),
        sa.ForeignKeyConstraint(
            ["teacher_id"], ["staff.id"], name=op.f("fk_daily_report_teacher_id_staff")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_daily_report")),
    )
    with op.batch_alter_table("daily_report", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_daily_report_pupil_id"), ["pupil_id"], unique=False)
        batch_op.create_index(
            "ix_daily_report_running",
            ["pupil_id"],
            unique=True,
            sqlite_where=sa.text("ended_on IS NULL"),
            postgresql_where=sa.text("ended_on IS NULL"),
        )

    op.create_table(
        "intervention",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pupil_id", sa.Integer(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("with_whom", sa.Text(), nullable=False),
        sa.Column("how_often", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("review_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("how_it_went", sa.Text(), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("undone_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["pupil_id"], ["pupil.id"], name=op.f("fk_intervention_pupil_id_pupil")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["staff.id"], name=op.f("fk_intervention_recorded_by_id_staff")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_intervention")),
    )
    with op.batch_alter_table("intervention", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_intervention_pupil_id"), ["pupil_id"], unique=False)
        batch_op.create_index(
            "ix_intervention_running",
            ["review_on"],
            unique=False,
            sqlite_where=sa.text("ended_on IS NULL"),
            postgresql_where=sa.text("ended_on IS NULL"),
        )

    op.create_table(
        "intervention_review",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("intervention_id", sa.Integer(), nullable=False),
        sa.Column("reviewed_on", sa.Date(), nullable=False),
        sa.Column("how_it_went", sa.Text(), nullable=False),
        sa.Column("next_on", sa.Date(), nullable=True),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["intervention_id"],
            ["intervention.id"],
            name=op.f("fk_intervention_review_intervention_id_intervention"),
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"],
            ["staff.id"],
            name=op.f("fk_intervention_review_recorded_by_id_staff"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_intervention_review")),
    )
    with op.batch_alter_table("intervention_review", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_intervention_review_intervention_id"), ["intervention_id"], unique=False
        )

    op.create_table(
        "plan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pupil_id", sa.Integer(), nullable=False),
        sa.Column("started_on", sa.Date(), nullable=False),
        sa.Column("started_by_id", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.DateTime(), nullable=False),
        sa.Column("support_since", sa.Date(), nullable=True),
        sa.Column("early_reason", sa.Text(), nullable=False),
        sa.Column("slt_id", sa.Integer(), nullable=False),
        sa.Column("mentor_id", sa.Integer(), nullable=True),
        sa.Column("mentor_name", sa.Text(), nullable=False),
        sa.Column("mentor_chosen_on", sa.Date(), nullable=True),
        sa.Column("alternatives", sa.Text(), nullable=False),
        sa.Column("assessments_needed", sa.Text(), nullable=False),
        sa.Column("aim", sa.Text(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["mentor_id"], ["staff.id"], name=op.f("fk_plan_mentor_id_staff")),
        sa.ForeignKeyConstraint(["pupil_id"], ["pupil.id"], name=op.f("fk_plan_pupil_id_pupil")),
        sa.ForeignKeyConstraint(["slt_id"], ["staff.id"], name=op.f("fk_plan_slt_id_staff")),
        sa.ForeignKeyConstraint(
            ["started_by_id"], ["staff.id"], name=op.f("fk_plan_started_by_id_staff")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan")),
    )
    with op.batch_alter_table("plan", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_plan_pupil_id"), ["pupil_id"], unique=False)
        batch_op.create_index(
            "ix_plan_running",
            ["pupil_id"],
            unique=True,
            sqlite_where=sa.text("ended_on IS NULL"),
            postgresql_where=sa.text("ended_on IS NULL"),
        )

    op.create_table(
        "assessment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("strand", sa.Text(), nullable=False),
        sa.Column("findings", sa.Text(), nullable=False),
        sa.Column("actions", sa.Text(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("undone_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_assessment_plan_id_plan")),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["staff.id"], name=op.f("fk_assessment_recorded_by_id_staff")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assessment")),
    )
    with op.batch_alter_table("assessment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_assessment_plan_id"), ["plan_id"], unique=False)

    op.create_table(
        "meeting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pupil_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=True),
        sa.Column("plan_id", sa.Integer(), nullable=True),
        sa.Column("dated_for", sa.DateTime(), nullable=False),
        sa.Column("dated_at", sa.DateTime(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("held_at", sa.DateTime(), nullable=True),
        sa.Column("cancelled_at", sa.DateTime(), nullable=True),
        sa.Column("cancelled_reason", sa.Text(), nullable=False),
        sa.Column("led_by_id", sa.Integer(), nullable=True),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.Column("wants_cpoms", sa.Boolean(), nullable=False),
        sa.Column("cpoms_entry_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["cpoms_entry_id"],
            ["cpoms_entry.id"],
            name=op.f("fk_meeting_cpoms_entry_id_cpoms_entry"),
        ),
        sa.ForeignKeyConstraint(
            ["led_by_id"], ["staff.id"], name=op.f("fk_meeting_led_by_id_staff")
        ),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_meeting_plan_id_plan")),
        sa.ForeignKeyConstraint(["pupil_id"], ["pupil.id"], name=op.f("fk_meeting_pupil_id_pupil")),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["staff.id"], name=op.f("fk_meeting_recorded_by_id_staff")
        ),
        sa.ForeignKeyConstraint(
            ["report_id"], ["daily_report.id"], name=op.f("fk_meeting_report_id_daily_report")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting")),
    )
    with op.batch_alter_table("meeting", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_meeting_plan_id"), ["plan_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_meeting_pupil_id"), ["pupil_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_meeting_report_id"), ["report_id"], unique=False)
        batch_op.create_index(
            "ix_meeting_to_come",
            ["dated_for"],
            unique=False,
            sqlite_where=sa.text("held_at IS NULL AND cancelled_at IS NULL"),
            postgresql_where=sa.text("held_at IS NULL AND cancelled_at IS NULL"),
        )
        batch_op.create_index(
            "ix_meeting_wanting_cpoms",
            ["pupil_id"],
            unique=False,
            sqlite_where=sa.text("wants_cpoms AND cpoms_entry_id IS NULL"),
            postgresql_where=sa.text("wants_cpoms AND cpoms_entry_id IS NULL"),
        )

    op.create_table(
        "plan_worker",
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_plan_worker_plan_id_plan")),
        sa.ForeignKeyConstraint(
            ["staff_id"], ["staff.id"], name=op.f("fk_plan_worker_staff_id_staff")
        ),
        sa.PrimaryKeyConstraint("plan_id", "staff_id", name=op.f("pk_plan_worker")),
    )
    op.create_table(
        "report_day",
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("target_by_id", sa.Integer(), nullable=True),
        sa.Column("target_at", sa.DateTime(), nullable=True),
        sa.Column("absent", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["report_id"], ["daily_report.id"], name=op.f("fk_report_day_report_id_daily_report")
        ),
        sa.ForeignKeyConstraint(
            ["target_by_id"], ["staff.id"], name=op.f("fk_report_day_target_by_id_staff")
        ),
        sa.PrimaryKeyConstraint("report_id", "day", name=op.f("pk_report_day")),
    )
    op.create_table(
        "report_view",
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("week", sa.Integer(), nullable=False),
        sa.Column("whose", sa.Text(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("expressed", sa.Text(), nullable=False),
        sa.Column("written_by_id", sa.Integer(), nullable=False),
        sa.Column("written_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["report_id"], ["daily_report.id"], name=op.f("fk_report_view_report_id_daily_report")
        ),
        sa.ForeignKeyConstraint(
            ["written_by_id"], ["staff.id"], name=op.f("fk_report_view_written_by_id_staff")
        ),
        sa.PrimaryKeyConstraint(
            "report_id", "week", "whose", "question", name=op.f("pk_report_view")
        ),
    )
    op.create_table(
        "concern",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pupil_id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("marked_by_id", sa.Integer(), nullable=False),
        sa.Column("marked_at", sa.DateTime(), nullable=False),
        sa.Column("passed_to", sa.Text(), nullable=False),
        sa.Column("passed_at", sa.DateTime(), nullable=True),
        sa.Column("passed_on", sa.Text(), nullable=False),
        sa.Column("passed_by_id", sa.Integer(), nullable=True),
        sa.Column("undone_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_concern_entry_id_entry")),
        sa.ForeignKeyConstraint(
            ["marked_by_id"], ["staff.id"], name=op.f("fk_concern_marked_by_id_staff")
        ),
        sa.ForeignKeyConstraint(
            ["passed_by_id"], ["staff.id"], name=op.f("fk_concern_passed_by_id_staff")
        ),
        sa.ForeignKeyConstraint(["pupil_id"], ["pupil.id"], name=op.f("fk_concern_pupil_id_pupil")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_concern")),
    )
    with op.batch_alter_table("concern", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_concern_entry_id"), ["entry_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_concern_pupil_id"), ["pupil_id"], unique=False)
        batch_op.create_index(
            "ix_concern_to_pass_on",
            ["pupil_id"],
            unique=False,
            sqlite_where=sa.text("passed_at IS NULL"),
            postgresql_where=sa.text("passed_at IS NULL"),
        )

    op.create_table(
        "decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("prompted_by", sa.Text(), nullable=False),
        sa.Column("moves", sa.Text(), nullable=False),
        sa.Column("parents_informed_on", sa.Date(), nullable=True),
        sa.Column("parents_informed_by_id", sa.Integer(), nullable=True),
        sa.Column("parents_view", sa.Text(), nullable=False),
        sa.Column("parents_agreed", sa.Boolean(), nullable=True),
        sa.Column("present", sa.Text(), nullable=False),
        sa.Column("review_on", sa.Date(), nullable=True),
        sa.Column("reviewed_at", sa.DateTime(), nullable=True),
        sa.Column("learned", sa.Text(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=True),
        sa.Column("plan_id", sa.Integer(), nullable=True),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("second_report_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["id"], ["entry.id"], name=op.f("fk_decision_id_entry")),
        sa.ForeignKeyConstraint(
            ["parents_informed_by_id"],
            ["staff.id"],
            name=op.f("fk_decision_parents_informed_by_id_staff"),
        ),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_decision_plan_id_plan")),
        sa.ForeignKeyConstraint(
            ["report_id"], ["daily_report.id"], name=op.f("fk_decision_report_id_daily_report")
        ),
        sa.ForeignKeyConstraint(
            ["second_report_id"],
            ["daily_report.id"],
            name=op.f("fk_decision_second_report_id_daily_report"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
    )
    with op.batch_alter_table("decision", schema=None) as batch_op:
        batch_op.create_index(
            "ix_decision_to_review",
            ["review_on"],
            unique=False,
            sqlite_where=sa.text("review_on IS NOT NULL AND reviewed_at IS NULL"),
            postgresql_where=sa.text("review_on IS NOT NULL AND reviewed_at IS NULL"),
        )

    op.create_table(
        "incident",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.Column("de_escalation", sa.Text(), nullable=False),
        sa.Column("de_escalation_note", sa.Text(), nullable=False),
        sa.Column("present", sa.Text(), nullable=False),
        sa.Column("children", sa.Text(), nullable=False),
        sa.Column("injuries", sa.Text(), nullable=False),
        sa.Column("follows", sa.Text(), nullable=False),
        sa.Column("parents_told_at", sa.DateTime(), nullable=True),
        sa.Column("parents_told_by_id", sa.Integer(), nullable=True),
        sa.Column("parents_told_who", sa.Text(), nullable=False),
        sa.Column("parents_told_how", sa.Text(), nullable=False),
        sa.Column("parents_said", sa.Text(), nullable=False),
        sa.Column("authority_reason", sa.Text(), nullable=False),
        sa.Column("wants_cpoms", sa.Boolean(), nullable=False),
        sa.Column("cpoms_entry_id", sa.Integer(), nullable=True),
        sa.Column("finished_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["cpoms_entry_id"],
            ["cpoms_entry.id"],
            name=op.f("fk_incident_cpoms_entry_id_cpoms_entry"),
        ),
        sa.ForeignKeyConstraint(["id"], ["entry.id"], name=op.f("fk_incident_id_entry")),
        sa.ForeignKeyConstraint(
            ["parents_told_by_id"], ["staff.id"], name=op.f("fk_incident_parents_told_by_id_staff")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incident")),
    )
    with op.batch_alter_table("incident", schema=None) as batch_op:
        batch_op.create_index(
            "ix_incident_unsettled",
            ["id"],
            unique=False,
            sqlite_where=sa.text(
                "parents_told_at IS NULL OR (wants_cpoms AND cpoms_entry_id IS NULL) OR finished_at IS NULL"
            ),
            postgresql_where=sa.text(
                "parents_told_at IS NULL OR (wants_cpoms AND cpoms_entry_id IS NULL) OR finished_at IS NULL"
            ),
        )

    op.create_table(
        "meeting_person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("contact_id", sa.Integer(), nullable=True),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["contact_id"],
            ["contact.id"],
            name=op.f("fk_meeting_person_contact_id_contact"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_meeting_person_meeting_id_meeting")
        ),
        sa.ForeignKeyConstraint(
            ["staff_id"], ["staff.id"], name=op.f("fk_meeting_person_staff_id_staff")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_person")),
    )
    with op.batch_alter_table("meeting_person", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_meeting_person_meeting_id"), ["meeting_id"], unique=False
        )

    op.create_table(
        "referral",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agency", sa.Text(), nullable=False),
        sa.Column("agency_name", sa.Text(), nullable=False),
        sa.Column("parents_informed_on", sa.Date(), nullable=True),
        sa.Column("parents_informed_by_id", sa.Integer(), nullable=True),
        sa.Column("parents_view", sa.Text(), nullable=False),
        sa.Column("consent", sa.Boolean(), nullable=True),
        sa.Column("consent_on", sa.Date(), nullable=True),
        sa.Column("consent_by", sa.Text(), nullable=False),
        sa.Column("protective_reason", sa.Text(), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("sent_by_id", sa.Integer(), nullable=True),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("withdrawn_by", sa.Text(), nullable=False),
        sa.Column("withdrawn_note", sa.Text(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("closed_reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["entry.id"], name=op.f("fk_referral_id_entry")),
        sa.ForeignKeyConstraint(
            ["parents_informed_by_id"],
            ["staff.id"],
            name=op.f("fk_referral_parents_informed_by_id_staff"),
        ),
        sa.ForeignKeyConstraint(
            ["sent_by_id"], ["staff.id"], name=op.f("fk_referral_sent_by_id_staff")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_referral")),
    )
    op.create_table(
        "report_line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("lesson", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["entry.id"], name=op.f("fk_report_line_id_entry")),
        sa.ForeignKeyConstraint(
            ["report_id"], ["daily_report.id"], name=op.f("fk_report_line_report_id_daily_report")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_line")),
    )
    with op.batch_alter_table("report_line", schema=None) as batch_op:
        batch_op.create_index("ix_report_line_report_day", ["report_id", "day"], unique=False)

    op.create_table(
        "session",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("intervention_id", sa.Integer(), nullable=False),
        sa.Column("went", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["entry.id"], name=op.f("fk_session_id_entry")),
        sa.ForeignKeyConstraint(
            ["intervention_id"],
            ["intervention.id"],
            name=op.f("fk_session_intervention_id_intervention"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session")),
    )
    with op.batch_alter_table("session", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_session_intervention_id"), ["intervention_id"], unique=False
        )

    op.create_table(
        "target",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("support", sa.Text(), nullable=False),
        sa.Column("responsible", sa.Text(), nullable=False),
        sa.Column("by_when", sa.Date(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("replaces_id", sa.Integer(), nullable=True),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_target_meeting_id_meeting")
        ),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_target_plan_id_plan")),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["staff.id"], name=op.f("fk_target_recorded_by_id_staff")
        ),
        sa.ForeignKeyConstraint(
            ["replaces_id"], ["target.id"], name=op.f("fk_target_replaces_id_target")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_target")),
    )
    with op.batch_alter_table("target", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_target_plan_id"), ["plan_id"], unique=False)

    op.create_table(
        "view",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("whose", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("expressed", sa.Text(), nullable=False),
        sa.Column("gathered_by_id", sa.Integer(), nullable=False),
        sa.Column("gathered_at", sa.DateTime(), nullable=False),
        sa.Column("undone_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["gathered_by_id"], ["staff.id"], name=op.f("fk_view_gathered_by_id_staff")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_view_meeting_id_meeting")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_view")),
    )
    with op.batch_alter_table("view", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_view_meeting_id"), ["meeting_id"], unique=False)

    op.create_table(
        "agency_report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("referral_id", sa.Integer(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["staff.id"], name=op.f("fk_agency_report_recorded_by_id_staff")
        ),
        sa.ForeignKeyConstraint(
            ["referral_id"], ["referral.id"], name=op.f("fk_agency_report_referral_id_referral")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agency_report")),
    )
    with op.batch_alter_table("agency_report", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_agency_report_referral_id"), ["referral_id"], unique=False
        )

    op.create_table(
        "physical",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("incident_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("by_whom", sa.Text(), nullable=False),
        sa.Column("hold", sa.Text(), nullable=False),
        sa.Column("began_at", sa.DateTime(), nullable=True),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("why_needed", sa.Text(), nullable=False),
        sa.Column("checked_by", sa.Text(), nullable=False),
        sa.Column("checked_at", sa.DateTime(), nullable=True),
        sa.Column("child_view", sa.Text(), nullable=False),
        sa.Column("debriefed_at", sa.DateTime(), nullable=True),
        sa.Column("debriefed_by", sa.Text(), nullable=False),
        sa.Column("debrief", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["incident_id"], ["incident.id"], name=op.f("fk_physical_incident_id_incident")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_physical")),
    )
    with op.batch_alter_table("physical", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_physical_incident_id"), ["incident_id"], unique=False)
        batch_op.create_index(
            "ix_physical_to_debrief",
            ["incident_id"],
            unique=False,
            sqlite_where=sa.text("debriefed_at IS NULL"),
            postgresql_where=sa.text("debriefed_at IS NULL"),
        )

    op.create_table(
        "target_review",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("target_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("progress", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("undone_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_target_review_meeting_id_meeting")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["staff.id"], name=op.f("fk_target_review_recorded_by_id_staff")
        ),
        sa.ForeignKeyConstraint(
            ["target_id"], ["target.id"], name=op.f("fk_target_review_target_id_target")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_target_review")),
    )
    with op.batch_alter_table("target_review", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_target_review_target_id"), ["target_id"], unique=False)

    op.create_table(
        "recommendation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agency_report_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("target_id", sa.Integer(), nullable=True),
        sa.Column("set_aside_reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_report_id"],
            ["agency_report.id"],
            name=op.f("fk_recommendation_agency_report_id_agency_report"),
        ),
        sa.ForeignKeyConstraint(
            ["target_id"], ["target.id"], name=op.f("fk_recommendation_target_id_target")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recommendation")),
    )
    with op.batch_alter_table("recommendation", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_recommendation_agency_report_id"), ["agency_report_id"], unique=False
        )
        batch_op.create_index(
            "ix_recommendation_open",
            ["agency_report_id"],
            unique=False,
            sqlite_where=sa.text("target_id IS NULL AND set_aside_reason = ''"),
            postgresql_where=sa.text("target_id IS NULL AND set_aside_reason = ''"),
        )

    op.create_table(
        "preparation",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("parts", sa.Text(), nullable=False),
        sa.Column("left_out", sa.Text(), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("earlier_reports", sa.Text(), nullable=False),
        sa.Column("drafted_at", sa.DateTime(), nullable=True),
        sa.Column("prepared_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_preparation_meeting_id_meeting")
        ),
        sa.ForeignKeyConstraint(
            ["prepared_by_id"], ["staff.id"], name=op.f("fk_preparation_prepared_by_id_staff")
        ),
        sa.PrimaryKeyConstraint("meeting_id", name=op.f("pk_preparation")),
    )
    op.create_table(
        "prepared_sentence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("fact", sa.Text(), nullable=False),
        sa.Column("sources", sa.Text(), nullable=False),
        sa.Column("own", sa.Boolean(), nullable=False),
        sa.Column("removed", sa.Boolean(), nullable=False),
        sa.Column("written_by_id", sa.Integer(), nullable=False),
        sa.Column("written_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_prepared_sentence_meeting_id_meeting")
        ),
        sa.ForeignKeyConstraint(
            ["written_by_id"], ["staff.id"], name=op.f("fk_prepared_sentence_written_by_id_staff")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_prepared_sentence")),
    )
    with op.batch_alter_table("prepared_sentence", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_prepared_sentence_meeting_id"), ["meeting_id"], unique=False
        )

    op.create_table(
        "named_child",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("allowed_by_id", sa.Integer(), nullable=False),
        sa.Column("allowed_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["allowed_by_id"], ["staff.id"], name=op.f("fk_named_child_allowed_by_id_staff")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_named_child_meeting_id_meeting")
        ),
        sa.PrimaryKeyConstraint("meeting_id", "name", name=op.f("pk_named_child")),
    )

    with op.batch_alter_table("episode", schema=None) as batch_op:
        batch_op.add_column(sa.Column("incident_at", sa.DateTime(), nullable=True))
        batch_op.add_column(
            sa.Column("re_engaging_to", sa.Integer(), nullable=False, server_default="4")
        )

    with op.batch_alter_table("hurt_child", schema=None) as batch_op:
        batch_op.add_column(sa.Column("incident_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_hurt_child_incident_id_incident"), "incident", ["incident_id"], ["id"]
        )
        batch_op.create_index(
            batch_op.f("ix_hurt_child_incident_id"), ["incident_id"], unique=False
        )

    with op.batch_alter_table("staff", schema=None) as batch_op:
        batch_op.add_column(sa.Column("look", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("text_percent", sa.Integer(), nullable=True))

    with op.batch_alter_table("form_draft", schema=None) as batch_op:
        batch_op.add_column(sa.Column("subject", sa.Text(), nullable=False, server_default=""))
        batch_op.drop_constraint(batch_op.f("uq_form_draft_form_pupil_id"), type_="unique")
        batch_op.create_unique_constraint(
            batch_op.f("uq_form_draft_form_pupil_id_subject"), ["form", "pupil_id", "subject"]
        )

    # The rows that are there began by the policy's own rule; new ones always say.
    with op.batch_alter_table("episode", schema=None) as batch_op:
        batch_op.alter_column("re_engaging_to", existing_type=sa.Integer(), server_default=None)

    # The rows that are there are for no meeting and no report; new ones always say.
    with op.batch_alter_table("form_draft", schema=None) as batch_op:
        batch_op.alter_column("subject", existing_type=sa.Text(), server_default=None)
