"""Systems outside: one file each, knowing the domain at most."""
