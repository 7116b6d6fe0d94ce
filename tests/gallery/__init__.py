"""A tiny app that shows every component, for the tests of templates and browser."""
