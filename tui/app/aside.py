"""Work beside the screen that nothing waits for: neither the next article nor the way out."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from threading import Thread
from typing import Any, TypeVar

from textual.dom import DOMNode

_Result = TypeVar("_Result")


async def aside(work: Callable[[], _Result]) -> _Result:
    """Return what a function gives that runs in a thread of its own.

    A program that ends waits for the threads of a pool. This thread ends with it instead, so what
    cannot be told to stop may run in it. Where the result is not wanted any more it is dropped.

    Raises:
        Exception: whatever the function raises.
    """
    loop = asyncio.get_running_loop()
    result: asyncio.Future[_Result] = loop.create_future()

    def give(value: _Result | None, error: Exception | None) -> None:
        if result.done():
            return  # cancelled meanwhile
        if error is not None:
            result.set_exception(error)
        else:
            result.set_result(value)  # type: ignore[arg-type]

    def run() -> None:
        value, failed = None, None
        try:
            value = work()
        except Exception as error:  # raised where it is awaited
            failed = error
        if not loop.is_closed():
            loop.call_soon_threadsafe(give, value, failed)

    Thread(target=run, name="aside", daemon=True).start()
    return await result


def begin(
    node: DOMNode, work: Callable[[], Coroutine[Any, Any, Any]], group: str, *, last: bool = False
) -> None:
    """Let a widget or the app do some work beside what it does.

    The coroutine is made when it begins: one that is given up before leaves nothing unawaited.

    Args:
        node: Whose work it is; with it, it ends.
        work: Makes the coroutine.
        group: What it belongs to.
        last: Whether what goes on of the group is given up for it.
    """
    made: Any = work  # Textual's own types know no work without a result
    node.run_worker(made, group=group, exclusive=last)
