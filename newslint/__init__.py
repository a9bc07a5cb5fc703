"""newslint: an editorial-quality linter for news articles, Indonesian first."""

__version__ = "0.1.0"
