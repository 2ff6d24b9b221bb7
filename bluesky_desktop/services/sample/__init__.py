"""The sample setting, played through the acts."""
