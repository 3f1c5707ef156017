"""HTTP helpers every room's views are written with."""

from .answers import Current, after_sign_in, page, refused, submit

__all__ = ["Current", "after_sign_in", "page", "refused", "submit"]
