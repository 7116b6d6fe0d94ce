"""Who may do what: one table, its two readers, and the row guards that keep it."""
