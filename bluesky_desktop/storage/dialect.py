"""How SQLAlchemy speaks to the cipher's driver."""

from types import ModuleType

from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite

CIPHER_URL = "sqlite+cipher://"
"""Where the database is, the engine's connecting function knows: no key and no path stands here."""


class CipherDialect(SQLiteDialect_pysqlite):
    """SQLite's dialect on the cipher's driver; one of these is as good as another.

    Each sign-in opens the database with a dialect of its own, and what was compiled for one serves
    the next only where the two are equal.
    """

    supports_statement_cache = True

    @classmethod
    def import_dbapi(cls) -> ModuleType:
        """The driver, loaded when the first database is opened."""
        from sqlcipher3 import dbapi2

        driver: ModuleType = dbapi2
        return driver

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self)

    def __hash__(self) -> int:
        return hash(type(self))


registry.register("sqlite.cipher", __name__, CipherDialect.__name__)
