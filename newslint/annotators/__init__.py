"""Annotators: what a text says of itself. Each is a pure function of a Document, asked for as `doc[function]`."""

NAMED = {
    "card": "card:card",
    "claims": "claims:claims",
    "mentions": "mentions:mentions",
    "paragraphs": "paragraphs:paragraphs",
    "quotes": "quotes:quotes",
    "section": "sections:section",
    "sentences": "sentences:sentences",
    "speech": "speech:speech",
    "zones": "zones:zones",
}
"""Annotations a rule can name -> `module:function` of this package."""
