"""The citable record of SCO membership and diplomacy.

>>> import diplo
>>> record = diplo.open()
>>> record.members(as_of=2018)  # doctest: +SKIP
"""

from typing import TYPE_CHECKING

__version__ = "0.1.0"
__all__ = ["Record", "__version__", "open"]

if TYPE_CHECKING:
    from diplo.api import Record, open


def __getattr__(name: str) -> object:
    """Import the library's surface on first use: the command line must start without it."""
    if name in ("open", "Record"):
        from diplo import api

        return getattr(api, name)
    raise AttributeError(f"module 'diplo' has no attribute '{name}'")
