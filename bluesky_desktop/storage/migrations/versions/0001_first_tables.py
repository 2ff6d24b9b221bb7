"""first tables"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "closure",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_closure")),
    )
    with op.batch_alter_table("closure", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_closure_first_day"), ["first_day"], unique=False)

    op.create_table(
        "half_term",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_half_term")),
    )
    with op.batch_alter_table("half_term", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_half_term_first_day"), ["first_day"], unique=False)

    op.create_table(
        "setting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("uses_cpoms", sa.Boolean(), nullable=False),
        sa.Column("safeguarding_lead", sa.Text(), nullable=False),
        sa.Column("day_starts", sa.Text(), nullable=False),
        sa.Column("day_ends", sa.Text(), nullable=False),
        sa.Column("overrides", sa.Text(), nullable=False),
        sa.Column("is_sample", sa.Boolean(), nullable=False),
        sa.Column("sample_now", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_setting")),
    )
    op.create_table(
        "staff",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("job", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("disabled_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff")),
        sa.UniqueConstraint("account", name=op.f("uq_staff_account")),
    )
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=True),
        sa.Column("pupil_id", sa.Integer(), nullable=True),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["actor_id"], ["staff.id"], name=op.f("fk_audit_actor_id_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
    )
    with op.batch_alter_table("audit", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_audit_at"), ["at"], unique=False)
        batch_op.create_index(batch_op.f("ix_audit_pupil_id"), ["pupil_id"], unique=False)

    op.create_table(
        "pupil",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("legal_first_name", sa.Text(), nullable=False),
        sa.Column("last_name", sa.Text(), nullable=False),
        sa.Column("preferred_name", sa.Text(), nullable=False),
        sa.Column("say_name", sa.Text(), nullable=False),
        sa.Column("pronouns", sa.Text(), nullable=False),
        sa.Column("date_of_birth", sa.Date(), nullable=True),
        sa.Column("year_group", sa.Text(), nullable=False),
        sa.Column("class_name", sa.Text(), nullable=False),
        sa.Column("upn", sa.Text(), nullable=False),
        sa.Column("send_status", sa.Text(), nullable=False),
        sa.Column("send_needs", sa.Text(), nullable=False),
        sa.Column("has_ehcp", sa.Boolean(), nullable=False),
        sa.Column("ehcp_note", sa.Text(), nullable=False),
        sa.Column("thrive_stage", sa.Text(), nullable=False),
        sa.Column("strengths", sa.Text(), nullable=False),
        sa.Column("what_helps", sa.Text(), nullable=False),
        sa.Column("regulation_plan", sa.Text(), nullable=False),
        sa.Column("reasonable_adjustments", sa.Text(), nullable=False),
        sa.Column("host_school", sa.Text(), nullable=False),
        sa.Column("class_teacher_id", sa.Integer(), nullable=True),
        sa.Column("lsa_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("archived_at", sa.DateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["class_teacher_id"], ["staff.id"], name=op.f("fk_pupil_class_teacher_id_staff")
        ),
        sa.ForeignKeyConstraint(["lsa_id"], ["staff.id"], name=op.f("fk_pupil_lsa_id_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pupil")),
    )
    with op.batch_alter_table("pupil", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_pupil_archived_at"), ["archived_at"], unique=False)
        batch_op.create_index("ix_pupil_name", ["last_name", "legal_first_name"], unique=False)

    op.create_table(
        "contact",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pupil_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("relationship_word", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("other_phone", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["pupil_id"], ["pupil.id"], name=op.f("fk_contact_pupil_id_pupil")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact")),
    )
    with op.batch_alter_table("contact", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_contact_pupil_id"), ["pupil_id"], unique=False)

    op.create_table(
        "cpoms_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pupil_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("drafted", sa.Text(), nullable=False),
        sa.Column("entered_by_id", sa.Integer(), nullable=False),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entered_by_id"], ["staff.id"], name=op.f("fk_cpoms_entry_entered_by_id_staff")
        ),
        sa.ForeignKeyConstraint(
            ["pupil_id"], ["pupil.id"], name=op.f("fk_cpoms_entry_pupil_id_pupil")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cpoms_entry")),
    )
    with op.batch_alter_table("cpoms_entry", schema=None) as batch_op:
        batch_op.create_index("ix_cpoms_entry_pupil_day", ["pupil_id", "day"], unique=False)

    op.create_table(
        "draft",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("pupil_id", sa.Integer(), nullable=True),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("kept_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["pupil_id"], ["pupil.id"], name=op.f("fk_draft_pupil_id_pupil")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_draft_staff_id_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft")),
    )
    with op.batch_alter_table("draft", schema=None) as batch_op:
        batch_op.create_index(
            "ix_draft_place", ["staff_id", "kind", "pupil_id", "subject"], unique=False
        )
        batch_op.create_index("ix_draft_staff_kept", ["staff_id", "kept_at"], unique=False)

    op.create_table(
        "episode",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pupil_id", sa.Integer(), nullable=False),
        sa.Column("lead_id", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.DateTime(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("activity", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.Column("ending", sa.Text(), nullable=True),
        sa.Column("repair_by_id", sa.Integer(), nullable=True),
        sa.Column("repair_by_reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["lead_id"], ["staff.id"], name=op.f("fk_episode_lead_id_staff")),
        sa.ForeignKeyConstraint(["pupil_id"], ["pupil.id"], name=op.f("fk_episode_pupil_id_pupil")),
        sa.ForeignKeyConstraint(
            ["repair_by_id"], ["staff.id"], name=op.f("fk_episode_repair_by_id_staff")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_episode")),
    )
    with op.batch_alter_table("episode", schema=None) as batch_op:
        batch_op.create_index(
            "ix_episode_open",
            ["pupil_id", "lead_id"],
            unique=True,
            sqlite_where=sa.text("ended_at IS NULL"),
            postgresql_where=sa.text("ended_at IS NULL"),
        )

    op.create_table(
        "form_draft",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("pupil_id", sa.Integer(), nullable=False),
        sa.Column("values", sa.Text(), nullable=False),
        sa.Column("kept_by_id", sa.Integer(), nullable=False),
        sa.Column("kept_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["kept_by_id"], ["staff.id"], name=op.f("fk_form_draft_kept_by_id_staff")
        ),
        sa.ForeignKeyConstraint(
            ["pupil_id"], ["pupil.id"], name=op.f("fk_form_draft_pupil_id_pupil")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_form_draft")),
        sa.UniqueConstraint("form", "pupil_id", name=op.f("uq_form_draft_form_pupil_id")),
    )
    op.create_table(
        "key_adult",
        sa.Column("pupil_id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["pupil_id"], ["pupil.id"], name=op.f("fk_key_adult_pupil_id_pupil")
        ),
        sa.ForeignKeyConstraint(
            ["staff_id"], ["staff.id"], name=op.f("fk_key_adult_staff_id_staff")
        ),
        sa.PrimaryKeyConstraint("pupil_id", "staff_id", name=op.f("pk_key_adult")),
    )
    op.create_table(
        "pupil_photo",
        sa.Column("pupil_id", sa.Integer(), nullable=False),
        sa.Column("image", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["pupil_id"], ["pupil.id"], name=op.f("fk_pupil_photo_pupil_id_pupil")
        ),
        sa.PrimaryKeyConstraint("pupil_id", name=op.f("pk_pupil_photo")),
    )
    op.create_table(
        "entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("pupil_id", sa.Integer(), nullable=False),
        sa.Column("episode_id", sa.Integer(), nullable=True),
        sa.Column("happened_at", sa.DateTime(), nullable=False),
        sa.Column("adult_id", sa.Integer(), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("amended_at", sa.DateTime(), nullable=True),
        sa.Column("undone_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["adult_id"], ["staff.id"], name=op.f("fk_entry_adult_id_staff")),
        sa.ForeignKeyConstraint(
            ["episode_id"], ["episode.id"], name=op.f("fk_entry_episode_id_episode")
        ),
        sa.ForeignKeyConstraint(["pupil_id"], ["pupil.id"], name=op.f("fk_entry_pupil_id_pupil")),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["staff.id"], name=op.f("fk_entry_recorded_by_id_staff")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entry")),
    )
    with op.batch_alter_table("entry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_entry_episode_id"), ["episode_id"], unique=False)
        batch_op.create_index("ix_entry_kind_happened", ["kind", "happened_at"], unique=False)
        batch_op.create_index(
            "ix_entry_pupil_happened", ["pupil_id", "happened_at", "id"], unique=False
        )
        batch_op.create_index(
            "ix_entry_pupil_kind_happened", ["pupil_id", "kind", "happened_at"], unique=False
        )

    op.create_table(
        "hurt_child",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("episode_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("pupil_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["episode_id"], ["episode.id"], name=op.f("fk_hurt_child_episode_id_episode")
        ),
        sa.ForeignKeyConstraint(
            ["pupil_id"], ["pupil.id"], name=op.f("fk_hurt_child_pupil_id_pupil")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hurt_child")),
    )
    with op.batch_alter_table("hurt_child", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_hurt_child_episode_id"), ["episode_id"], unique=False)

    op.create_table(
        "amendment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("amended_by_id", sa.Integer(), nullable=False),
        sa.Column("amended_at", sa.DateTime(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["amended_by_id"], ["staff.id"], name=op.f("fk_amendment_amended_by_id_staff")
        ),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["entry.id"], name=op.f("fk_amendment_entry_id_entry")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_amendment")),
    )
    with op.batch_alter_table("amendment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_amendment_entry_id"), ["entry_id"], unique=False)

    op.create_table(
        "call_home",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=True),
        sa.Column("contact_name", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("heard", sa.Text(), nullable=False),
        sa.Column("call_again_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["contact_id"],
            ["contact.id"],
            name=op.f("fk_call_home_contact_id_contact"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(["id"], ["entry.id"], name=op.f("fk_call_home_id_entry")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call_home")),
    )
    op.create_table(
        "conversation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("in_zone6", sa.Boolean(), nullable=False),
        sa.Column("guided", sa.Boolean(), nullable=False),
        sa.Column("child_ready", sa.Boolean(), nullable=True),
        sa.Column("adult_ready", sa.Boolean(), nullable=True),
        sa.Column("next_at", sa.DateTime(), nullable=True),
        sa.Column("supported_by_id", sa.Integer(), nullable=True),
        sa.Column("participants", sa.Text(), nullable=False),
        sa.Column("answers", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["entry.id"], name=op.f("fk_conversation_id_entry")),
        sa.ForeignKeyConstraint(
            ["supported_by_id"], ["staff.id"], name=op.f("fk_conversation_supported_by_id_staff")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conversation")),
    )
    op.create_table(
        "observation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["entry.id"], name=op.f("fk_observation_id_entry")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_observation")),
    )
    op.create_table(
        "recognition",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("recognition", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["entry.id"], name=op.f("fk_recognition_id_entry")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recognition")),
    )
    op.create_table(
        "step_record",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("response", sa.Text(), nullable=True),
        sa.Column("offered", sa.Boolean(), nullable=False),
        sa.Column("refused", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["entry.id"], name=op.f("fk_step_record_id_entry")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_step_record")),
    )
    op.create_table(
        "postponement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conversation_id", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.DateTime(), nullable=False),
        sa.Column("child_ready", sa.Boolean(), nullable=False),
        sa.Column("adult_ready", sa.Boolean(), nullable=False),
        sa.Column("next_at", sa.DateTime(), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversation.id"],
            name=op.f("fk_postponement_conversation_id_conversation"),
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["staff.id"], name=op.f("fk_postponement_recorded_by_id_staff")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_postponement")),
    )
    with op.batch_alter_table("postponement", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_postponement_conversation_id"), ["conversation_id"], unique=False
        )

    op.create_table(
        "promised_return",
        sa.Column("step_id", sa.Integer(), nullable=False),
        sa.Column("pupil_id", sa.Integer(), nullable=False),
        sa.Column("promised_at", sa.DateTime(), nullable=False),
        sa.Column("due_at", sa.DateTime(), nullable=False),
        sa.Column("returned_at", sa.DateTime(), nullable=True),
        sa.Column("returned_by_id", sa.Integer(), nullable=True),
        sa.Column("recorded_by_id", sa.Integer(), nullable=True),
        sa.Column("seen", sa.Text(), nullable=False),
        sa.Column("thanked", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["pupil_id"], ["pupil.id"], name=op.f("fk_promised_return_pupil_id_pupil")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["staff.id"], name=op.f("fk_promised_return_recorded_by_id_staff")
        ),
        sa.ForeignKeyConstraint(
            ["returned_by_id"], ["staff.id"], name=op.f("fk_promised_return_returned_by_id_staff")
        ),
        sa.ForeignKeyConstraint(
            ["step_id"], ["step_record.id"], name=op.f("fk_promised_return_step_id_step_record")
        ),
        sa.PrimaryKeyConstraint("step_id", name=op.f("pk_promised_return")),
    )
    with op.batch_alter_table("promised_return", schema=None) as batch_op:
        batch_op.create_index(
            "ix_promised_return_open",
            ["pupil_id"],
            unique=False,
            sqlite_where=sa.text("returned_at IS NULL"),
            postgresql_where=sa.text("returned_at IS NULL"),
        )

    op.create_table(
        "repair",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conversation_id", sa.Integer(), nullable=True),
        sa.Column("hurt_child_id", sa.Integer(), nullable=True),
        sa.Column("by_whom", sa.Text(), nullable=False),
        sa.Column("by_when", sa.Date(), nullable=True),
        sa.Column("made_at", sa.DateTime(), nullable=True),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("made_note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversation.id"],
            name=op.f("fk_repair_conversation_id_conversation"),
        ),
        sa.ForeignKeyConstraint(
            ["hurt_child_id"], ["hurt_child.id"], name=op.f("fk_repair_hurt_child_id_hurt_child")
        ),
        sa.ForeignKeyConstraint(["id"], ["entry.id"], name=op.f("fk_repair_id_entry")),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["staff.id"], name=op.f("fk_repair_made_by_id_staff")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_repair")),
    )
    with op.batch_alter_table("repair", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_repair_conversation_id"), ["conversation_id"], unique=False
        )

    op.create_table(
        "zone6_referral",
        sa.Column("step_id", sa.Integer(), nullable=False),
        sa.Column("pupil_id", sa.Integer(), nullable=False),
        sa.Column("agreed_at", sa.DateTime(), nullable=False),
        sa.Column("brought_by", sa.Text(), nullable=False),
        sa.Column("met_by", sa.Text(), nullable=False),
        sa.Column("attendance", sa.Text(), nullable=True),
        sa.Column("attended_at", sa.DateTime(), nullable=True),
        sa.Column("attendance_note", sa.Text(), nullable=False),
        sa.Column("attendance_by_id", sa.Integer(), nullable=True),
        sa.Column("attendance_recorded_by_id", sa.Integer(), nullable=True),
        sa.Column("wants_cpoms", sa.Boolean(), nullable=False),
        sa.Column("call_home_id", sa.Integer(), nullable=True),
        sa.Column("cpoms_entry_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["attendance_by_id"],
            ["staff.id"],
            name=op.f("fk_zone6_referral_attendance_by_id_staff"),
        ),
        sa.ForeignKeyConstraint(
            ["attendance_recorded_by_id"],
            ["staff.id"],
            name=op.f("fk_zone6_referral_attendance_recorded_by_id_staff"),
        ),
        sa.ForeignKeyConstraint(
            ["call_home_id"],
            ["call_home.id"],
            name=op.f("fk_zone6_referral_call_home_id_call_home"),
        ),
        sa.ForeignKeyConstraint(
            ["cpoms_entry_id"],
            ["cpoms_entry.id"],
            name=op.f("fk_zone6_referral_cpoms_entry_id_cpoms_entry"),
        ),
        sa.ForeignKeyConstraint(
            ["pupil_id"], ["pupil.id"], name=op.f("fk_zone6_referral_pupil_id_pupil")
        ),
        sa.ForeignKeyConstraint(
            ["step_id"], ["step_record.id"], name=op.f("fk_zone6_referral_step_id_step_record")
        ),
        sa.PrimaryKeyConstraint("step_id", name=op.f("pk_zone6_referral")),
    )
    with op.batch_alter_table("zone6_referral", schema=None) as batch_op:
        batch_op.create_index(
            "ix_zone6_referral_unsettled",
            ["pupil_id"],
            unique=False,
            sqlite_where=sa.text(
                "attendance IS NULL OR call_home_id IS NULL OR (wants_cpoms AND cpoms_entry_id IS NULL)"
            ),
            postgresql_where=sa.text(
                "attendance IS NULL OR call_home_id IS NULL OR (wants_cpoms AND cpoms_entry_id IS NULL)"
            ),
        )
