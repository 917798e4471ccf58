"""The table of contents, as Typer reads it: errors, help and completion come from here."""

import inspect
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from cli import light_coercion, typers_words
from cli.command_table import COMMANDS, GROUPS, PARTS
from cli.context import Context
from cli.failures import STOPPED, EndedEarly
from cli.options import Argument, Option, every_command
from cli.straight import is_negated
from cli.version import VERSION
from schemas.speech import noted, said

WHAT_IT_IS = (
    noted("Document human-rights incidents: encrypted, offline, and honest about what may be claimed."),
    noted("Begin with `qeyd init`; to look around first, `qeyd demo` makes a practice case file."),
)
"""The first words of ``qeyd --help``."""
SETTINGS = {"help_option_names": ["--help", "-h"]}
_SHOWN = {Path: "PATH", int: "N", float: "N", str: "TEXT"}
_EVERYWHERE = tuple(inspect.signature(every_command).parameters)


def answer(words: Sequence[str], here: Context) -> None:
    """Let Typer answer; raises EndedEarly with the exit code where that is not 0."""
    light_coercion.install()
    typers_words.install()
    try:
        code = tree(here).main(list(words), prog_name="qeyd", standalone_mode=False)
    except typer.TyperException as refused:
        _tell(refused, here)
        raise EndedEarly(refused.exit_code) from None
    except (typer.Abort, EOFError):
        raise KeyboardInterrupt from None
    except SystemExit as ended:
        code = ended.code
    if code == STOPPED:  # Typer's word for a KeyboardInterrupt it has swallowed
        raise KeyboardInterrupt
    if isinstance(code, int) and code:
        raise EndedEarly(code)


def tree(here: Context, stem: str = "") -> "Shelf":
    """The commands whose words begin with ``stem``; a command's module is imported when it is chosen."""
    app = typer.Typer(
        cls=Shelf,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        pretty_exceptions_show_locals=False,
        context_settings=SETTINGS,
        add_completion=not stem,
    )
    app.callback(invoke_without_command=True)(_with_common(_group(here) if stem else _root(here)))
    shelf = typer.main.get_command(app)
    assert isinstance(shelf, Shelf)  # noqa: S101 - Typer makes the class it was told
    shelf.fill(here, stem)
    return shelf


class QeydCommand(typers_words.InOurWords, TyperCommand):
    """A command whose page names its own options first, and which lets a query say ``-key:value``."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Typer would take ``-verified:no`` for an option: such words go behind ``--``, their order kept."""
        return super().parse_args(ctx, _words_of_query_last(self, args))

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Arguments, the command's own options, then those of every command."""
        _write_options(self, ctx, formatter)


class Shelf(typers_words.InOurWords, TyperGroup):
    """A group that knows its commands by name and fetches only the one that is chosen."""

    here: Context
    stem: str = ""

    def fill(self, here: Context, stem: str) -> None:
        """Know the commands whose words begin with ``stem``, by name only."""
        self.here, self.stem = here, stem
        names = [name.removeprefix(stem).split(" ")[0] for name in COMMANDS if name.startswith(stem)]
        self.commands = {name: self._label(name) for name in dict.fromkeys(names)}
        self.name, self.help = stem.strip(), said(GROUPS[stem.strip()]) if stem else self.help

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """The chosen command, imported now."""
        name, label, rest = super().resolve_command(ctx, args)
        return name, label and name and self.fetched(name), rest

    def fetched(self, name: str) -> Any:
        """The command of that name, or the group."""
        told = self.stem + name
        if told in GROUPS:
            return tree(self.here, f"{told} ")
        module, function, _, _ = COMMANDS[told]
        return _command(name, getattr(import_module(module), function), self.here)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """The parts of the house with their commands, then the options."""
        for heading, names in (PARTS if not self.stem else {noted("Commands"): tuple(self.commands)}).items():
            with formatter.section(said(heading)):
                formatter.write_dl([(name, self.commands[name].help or "") for name in names])
        _write_options(self, ctx, formatter)

    def _label(self, name: str) -> TyperCommand:
        told = self.stem + name
        return TyperCommand(name, help=said(GROUPS.get(told) or COMMANDS[told][2]))


def _root(here: Context) -> Callable[..., None]:
    def root(
        ctx: typer.Context,
        version: Annotated[bool, typer.Option("--version", help=said("Print the version."))] = False,
        **given: Any,
    ) -> None:
        _note(here, given)
        if version:
            here.show(f"qeyd {VERSION}")
            raise typer.Exit
        _say_what_there_is(here, ctx)

    root.__doc__ = "\n\n".join(map(said, WHAT_IT_IS))
    return root


def _group(here: Context) -> Callable[..., None]:
    def group(ctx: typer.Context, **given: Any) -> None:
        _note(here, given)
        _say_what_there_is(here, ctx)

    return group


def _say_what_there_is(here: Context, ctx: typer.Context) -> None:
    if ctx.invoked_subcommand is None:
        here.show(ctx.get_help())


def _command(name: str, function: Callable[..., None], here: Context) -> Any:
    def run(**given: Any) -> None:
        _note(here, given)
        function(here, **given)

    run.__doc__ = typers_words.page(told_of(function))
    parameters = list(inspect.signature(function).parameters.values())[1:]
    run.__signature__ = inspect.Signature([_told_to_typer(each) for each in parameters])  # type: ignore[attr-defined]
    one = typer.Typer(add_completion=False, rich_markup_mode=None, context_settings=SETTINGS)
    one.command(name=name, cls=QeydCommand, context_settings=SETTINGS)(_with_common(run))
    return typer.main.get_command(one)


def told_of(function: Callable[..., None]) -> str:
    """What a command says of itself on its page."""
    return inspect.cleandoc(function.__doc__ or "").partition("\n\nRaises ")[0]


def _with_common(run: Callable[..., None]) -> Callable[..., None]:
    """The function with the options of every command added to what Typer sees of it."""
    told = inspect.signature(run).parameters.values()
    own = [each for each in told if each.kind is not inspect.Parameter.VAR_KEYWORD]
    common = [_told_to_typer(each) for each in inspect.signature(every_command).parameters.values()]
    run.__signature__ = inspect.Signature([*own, *common])  # type: ignore[attr-defined]
    run.__annotations__ = {each.name: each.annotation for each in [*own, *common]}
    return run


def _told_to_typer(parameter: inspect.Parameter) -> inspect.Parameter:
    """A parameter with our marker, with Typer's marker instead; others as they are."""
    marker = getattr(parameter.annotation, "__metadata__", (None,))[0]
    told: Any
    if isinstance(marker, Option):
        shown = marker.metavar or _shown(parameter.annotation.__origin__)
        told = typer.Option(*marker.names, help=said(marker.help), metavar=shown and said(shown), hidden=marker.hidden)
    elif isinstance(marker, Argument):
        told = typer.Argument(help=said(marker.help), metavar=marker.metavar and said(marker.metavar))
    else:
        return parameter
    kind = inspect.Parameter.KEYWORD_ONLY
    return parameter.replace(annotation=Annotated[parameter.annotation.__origin__, told], kind=kind)


def _shown(kind: Any) -> str | None:
    """What stands for a value on a page: a word of people, not a type; choices and flags are Typer's to show."""
    if kind in _SHOWN:
        return _SHOWN[kind]
    return next(filter(None, map(_shown, getattr(kind, "__args__", ()))), None)


def _note(here: Context, given: dict[str, Any]) -> None:
    """Keep what was said of the options of every command; what is said after the verb wins."""
    told = {name: given.pop(name, None) for name in _EVERYWHERE}
    here.common.update({name: value for name, value in told.items() if value is not None})


def _words_of_query_last(command: TyperCommand, args: list[str]) -> list[str]:
    if not any(map(is_negated, args)) or not any(param.nargs == -1 for param in command.params):
        return args
    takes_value = {name for param in command.params if not getattr(param, "is_flag", False) for name in param.opts}
    options: list[str] = []
    words: list[str] = []
    rest = iter(args)
    for word in rest:
        if word == "--":
            words.extend(rest)
        elif word[:1] != "-" or word == "-" or is_negated(word):
            words.append(word)
        else:
            options.append(word)
            options.extend([next(rest, "")] if word in takes_value else [])
    return [*options, "--", *words]


def _write_options(command: Any, ctx: Any, formatter: Any) -> None:
    told = [(param, param.get_help_record(ctx)) for param in command.get_params(ctx)]
    parts = {
        noted("Arguments"): [
            (param.display_name_raw, record[1]) for param, record in told if record and _is_argument(param)
        ],
        noted("Options"): [record for param, record in told if record and _is_own(param)],
        noted("Options of every command"): [record for param, record in told if record and param.name in _EVERYWHERE],
    }
    for heading, records in parts.items():
        if records:
            with formatter.section(said(heading)):
                formatter.write_dl(records)


def _is_argument(param: Any) -> bool:
    return bool(param.param_type_name == "argument")


def _is_own(param: Any) -> bool:
    return not _is_argument(param) and param.name not in _EVERYWHERE


def _tell(refused: typer.TyperException, here: Context) -> None:
    ctx = getattr(refused, "ctx", None)
    path = ctx.command_path if ctx is not None else "qeyd"
    here.say(
        f"{path}: {typers_words.retold(refused.format_message())}", said("What it takes: {help}", help=f"{path} --help")
    )
