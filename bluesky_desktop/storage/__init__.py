"""What is kept: tables, queries, migrations, the vault, the unit of work, the audit trail."""
