"""The reader that the tests of speech share."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from newslint.language import Language
from newslint.scan import Scanner
from tests.annotators.reading import Reader


@pytest.fixture(scope="session")
def read(languages: Mapping[str, Language], lexicons: Mapping[str, Scanner]) -> Reader:
    """Makes a document of a text."""
    return Reader(languages, lexicons)
