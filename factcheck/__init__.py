"""Ground the checkable claims of a news article: who said what, through whom, and where it stands."""

__version__ = "0.1.0"
