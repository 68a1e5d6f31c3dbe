"""Tests of the demo newsroom."""
