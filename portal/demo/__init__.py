"""The surroundings of the demo and the tests: mailbox, identity providers, and all started at once."""
