"""The register of pupils, finding them, and their names."""
