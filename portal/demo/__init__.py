"""The surroundings of the demo and the tests: mailbox, identity providers, and all started at once."""

LOOPBACK = "127.0.0.1"
