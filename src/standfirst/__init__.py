"""Standfirst: every claim shows the words that bear it out."""

__version__ = "0.1.0"
