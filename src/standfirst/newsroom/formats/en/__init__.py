"""Dates as English newspapers write them."""
