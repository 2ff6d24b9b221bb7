"""The keys: one random key for the records, wrapped under each password and the recovery code."""
