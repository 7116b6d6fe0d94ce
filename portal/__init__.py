"""Laget: the portal for the team around the youth in Norway's follow-up service."""
