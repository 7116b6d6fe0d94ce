"""One file per figure of the promise."""
