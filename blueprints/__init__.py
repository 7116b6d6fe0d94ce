"""HTTP: parse, call once, answer; one folder for each desk and each room."""
