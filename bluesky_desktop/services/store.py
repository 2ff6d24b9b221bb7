"""Where a setting's files lie on disk, and what is done with the folder as a whole."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bluesky_desktop.storage.vault.names import SignInNames, read_names

if TYPE_CHECKING:
    from bluesky_desktop.storage.vault.vault import Vault
    from bluesky_desktop.storage.vault.wrapping import KeyDerivation

_FOLDER = "records"
_DATABASE = "records.db"


class Store(NamedTuple):
    """One setting's folder: the key file and the database. `data` is the app's own data folder.

    `derivation` is the cost of a guess; None is the usual one.
    """

    data: Path
    derivation: "KeyDerivation | None" = None

    @property
    def folder(self) -> Path:
        """The folder that holds the key file and the database."""
        return self.data / _FOLDER

    @property
    def database(self) -> Path:
        """The encrypted database."""
        return self.folder / _DATABASE

    @property
    def vault(self) -> "Vault":
        """The key file, and what is done with it."""
        from bluesky_desktop.storage.vault.vault import Vault

        return Vault(self.folder, self.derivation)

    def names(self) -> SignInNames:
        """Who can sign in. Raises what reading the key file raises."""
        return read_names(self.folder) or self.vault.read().names()

    def exists(self) -> bool:
        """Whether there is a setting here, rather than none yet."""
        return self.folder.is_dir()
