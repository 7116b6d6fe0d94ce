"""Public reference data as files; every row names its source."""
