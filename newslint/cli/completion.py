"""`newslint completion SHELL`: a script that completes commands, options and their values, written from the parser."""

from __future__ import annotations

from argparse import Action, ArgumentParser, Namespace
from collections.abc import Iterator

from newslint.cli import COMMANDS, module_of

HINTS = {
    "bash": 'eval "$(newslint completion bash)"      in ~/.bashrc',
    "zsh": "newslint completion zsh > _newslint      in a folder of $fpath",
    "fish": "newslint completion fish > ~/.config/fish/completions/newslint.fish",
}


def add_arguments(parser: ArgumentParser) -> None:
    """What `newslint completion` takes."""
    parser.add_argument("shell", choices=HINTS, help="the shell; how the script is put in place stands at its end")
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Prints the script."""
    lines = {"bash": _bash, "zsh": _zsh, "fish": _fish}[options.shell]()
    print(*lines, f"# {HINTS[options.shell]}", sep="\n")
    return 0


def _actions(command: str) -> list[Action]:
    """The arguments of a command."""
    parser = ArgumentParser()
    module_of(command).add_arguments(parser)
    return parser._actions


def _options(command: str) -> list[Action]:
    """The options of a command."""
    return [action for action in _actions(command) if action.option_strings]


def _words(command: str) -> list[str]:
    """What may stand in place of a path: the choices of a command's first argument."""
    first = next((action for action in _actions(command) if not action.option_strings), None)
    return [str(choice) for choice in first.choices or ()] if first else []


def _bash() -> Iterator[str]:
    yield "_newslint() {"
    yield '    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} options="" words=""'
    yield "    if (( COMP_CWORD == 1 )); then"
    yield f'        COMPREPLY=($(compgen -W "{" ".join(COMMANDS)} --help --version" -- "$word")); return'
    yield "    fi"
    yield '    case "${COMP_WORDS[1]} $before" in'
    for command in COMMANDS:
        for action in _options(command):
            if action.choices:
                names = "|".join(f'"{command} {name}"' for name in action.option_strings)
                yield f'        {names}) COMPREPLY=($(compgen -W "{" ".join(map(str, action.choices))}" -- "$word")); return ;;'
    yield "    esac"
    yield '    case "${COMP_WORDS[1]}" in'
    for command in COMMANDS:
        names = " ".join(name for action in _options(command) for name in action.option_strings)
        yield f'        {command}) options="{names}" words="{" ".join(_words(command))}" ;;'
    yield "    esac"
    yield '    if [[ $word == -* ]]; then COMPREPLY=($(compgen -W "$options" -- "$word")); return; fi'
    yield '    COMPREPLY=($(compgen -W "$words" -- "$word") $(compgen -f -- "$word"))'
    yield "}"
    yield "complete -o filenames -F _newslint newslint"


def _zsh() -> Iterator[str]:
    yield "#compdef newslint"
    yield "_newslint() {"
    yield "    if (( CURRENT == 2 )); then"
    yield f"        local -a commands=({' '.join(_quoted(f'{name}:{summary}') for name, summary in COMMANDS.items())})"
    yield "        _describe command commands; return"
    yield "    fi"
    yield "    local command=$words[2]"
    yield "    shift words; (( CURRENT-- ))"
    yield "    case $command in"
    for command in COMMANDS:
        specs = [_zsh_option(action, name) for action in _options(command) for name in action.option_strings]
        specs += [f"1:what:({' '.join(_words(command))})", "*:file:_files"] if _words(command) else ["*:file:_files"]
        yield f"        {command}) _arguments {' '.join(map(_quoted, specs))} ;;"
    yield "    esac"
    yield "}"
    yield 'if [ "$funcstack[1]" = "_newslint" ]; then _newslint "$@"; else compdef _newslint newslint; fi'


def _zsh_option(action: Action, name: str) -> str:
    said = (action.help or "").translate(str.maketrans("[]:", "(),"))
    if action.nargs == 0:
        return f"{name}[{said}]"
    values = f"({' '.join(map(str, action.choices))})" if action.choices else "_files" if action.metavar == "FILE" else ""
    return f"{name}[{said}]:{action.dest}:{values}"


def _fish() -> Iterator[str]:
    for name, summary in COMMANDS.items():
        yield f"complete -c newslint -n __fish_use_subcommand -f -a {name} -d {_quoted(summary)}"
    for command in COMMANDS:
        seen = f"complete -c newslint -n '__fish_seen_subcommand_from {command}'"
        if words := _words(command):
            yield f"{seen} -f -a {_quoted(' '.join(words))}"
        for action in _options(command):
            names = " ".join(f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}" for name in action.option_strings)
            takes = f" -x -a {_quoted(' '.join(map(str, action.choices)))}" if action.choices else "" if action.nargs in (0, "?") else " -r"
            yield f"{seen} {names}{takes} -d {_quoted(action.help or '')}"


def _quoted(text: str) -> str:
    """A text in single quotes, for any of the shells."""
    return "'" + text.replace("'", "’") + "'"
