"""How far a long work has come, on standard error, only where a person looks."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from cli.clean import one_line
from cli.context import Context

Advance = Callable[[int], None]


@contextmanager
def counted(here: Context, label: str, total: int | None = None) -> Iterator[Advance]:
    """A bar while the block runs; the block calls what it is given with how much is done so far.

    ``total`` None stands for an end nobody knows. Without a terminal nothing is printed and Rich is not imported.
    """
    if not here.err.isatty():
        yield lambda _done: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    console = Console(file=here.err, no_color=not here.colour, width=here.width)
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(one_line(label), total=total)
        yield lambda done: bar.update(task, completed=done)
