"""The front door: who the identity provider vouches for, and which appointment they act in."""

from blueprints.sign_in.views import sign_in

__all__ = ["sign_in"]
