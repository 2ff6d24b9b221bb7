"""Where a setting's files lie on disk, and what is done with the folder as a whole."""

from dataclasses import dataclass, field
from pathlib import Path

from bluesky_desktop.storage.vault.vault import Vault
from bluesky_desktop.storage.vault.wrapping import KeyDerivation

_FOLDER = "records"
_DATABASE = "records.db"


@dataclass(frozen=True, slots=True)
class Store:
    """One setting's folder: the key file and the database. `data` is the app's own data folder."""

    data: Path
    derivation: KeyDerivation = field(default_factory=KeyDerivation)

    @property
    def folder(self) -> Path:
        """The folder that holds the key file and the database."""
        return self.data / _FOLDER

    @property
    def database(self) -> Path:
        """The encrypted database."""
        return self.folder / _DATABASE

    @property
    def vault(self) -> Vault:
        """The key file, and what is done with it."""
        return Vault(self.folder, self.derivation)

    def exists(self) -> bool:
        """Whether there is a setting here, rather than none yet."""
        return self.folder.is_dir()
