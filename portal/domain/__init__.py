"""What the field knows: words and rules, standard library only."""
