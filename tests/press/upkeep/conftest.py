"""What the tests of the operator's commands on the press share."""

from tests.press.engine.conftest import output_store

__all__ = ["output_store"]
