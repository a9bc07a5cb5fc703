"""`newslint schema`: the JSON Schema of rule files or of newslint.yaml, for completion in editors."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace

from newslint import configfile, pack
from newslint.registry import collect


def add_arguments(parser: ArgumentParser) -> None:
    """What `newslint schema` takes."""
    parser.add_argument("what", nargs="?", choices=("rule", "config"), default="rule", help="which file the schema is for (default: rule)")
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Prints the schema; 2 when a plug-in's part of it is missing."""
    registry = collect()
    schema = pack.rule_schema(registry.kind_modules()) if options.what == "rule" else configfile.schema()
    print(json.dumps(schema, indent=2, ensure_ascii=False))
    for problem in registry.problems:
        print(f"newslint: {problem}", file=sys.stderr)
    return 2 if registry.problems else 0
