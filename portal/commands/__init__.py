"""Commands for the command line: flask NOUN VERB."""
