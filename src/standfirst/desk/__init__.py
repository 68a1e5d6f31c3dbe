"""The copy desk: checks a story against itself, and finds the words that bear each of its claims out.

This room knows `story` and nothing else: no Django, no network, no files. Everything public is named here.
"""

from standfirst.desk.analysis import Analysis
from standfirst.desk.bearing import Bearing, Mismatch, bearing, bearings
from standfirst.desk.checking import check, check_analysed
from standfirst.desk.findings import Finding, Level, MismatchKind, Span
from standfirst.desk.house_style import HouseStyle, HouseStyleError
from standfirst.desk.lexicon import Lexicon
from standfirst.desk.registry import Rule, UnknownRule, all_rules

__all__ = [
    "Analysis",
    "Bearing",
    "Finding",
    "HouseStyle",
    "HouseStyleError",
    "Level",
    "Lexicon",
    "Mismatch",
    "MismatchKind",
    "Rule",
    "Span",
    "UnknownRule",
    "all_rules",
    "bearing",
    "bearings",
    "check",
    "check_analysed",
]
