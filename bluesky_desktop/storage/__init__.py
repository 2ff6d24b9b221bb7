"""What is kept: tables, queries, migrations, the vault, the unit of work, the audit trail."""

from bluesky_desktop.storage.asyncio_later import import_asyncio_later

import_asyncio_later()
