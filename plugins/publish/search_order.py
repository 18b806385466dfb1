"""Pagefind's index in one order, so that the same pages give the same bytes.

Pagefind keeps filters, and the values of each, in hash tables, and writes them as they come
out: each run in another order, under names that follow from the bytes. Here they are sorted,
and named again. The files are CBOR (RFC 8949) behind a mark, compressed.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

MARK: Final = b"pagefind_dcd"
# Where a file of an index has its filters, and a file of a filter its values.
_FILTERS: Final = 3
_VALUES: Final = 1
_TEXT: Final = 3
_ARRAY: Final = 4
_NUMBERS: Final = (0, 1)
# The shorter form of a length, and how many bytes the longer ones take.
_SHORT: Final = 24
_LONG: Final = {24: 1, 25: 2, 26: 4, 27: 8}


class UnknownLayoutError(Exception):
    """A file of Pagefind's is not laid out as this module knows it."""


@dataclass(frozen=True, slots=True)
class _Item:
    """A piece of CBOR: the bytes of it, or of an array its head and its items."""

    head: bytes
    items: tuple[_Item, ...] = ()

    def __bytes__(self) -> bytes:
        return self.head + b"".join(map(bytes, self.items))

    def sorted_at(self, place: int) -> _Item:
        """The same array, where that at one place in it is sorted."""
        if len(self.items) <= place:
            raise UnknownLayoutError(f"{len(self.items)} items")
        array = self.items[place]
        ordered = _Item(array.head, tuple(sorted(array.items, key=bytes)))
        return _Item(self.head, (*self.items[:place], ordered, *self.items[place + 1 :]))


def put_in_order(entry: Path) -> None:
    """Sort the filters of the index that an entry file names, and rename its files accordingly.

    Raises `UnknownLayoutError` or `ValueError` where the files are not as Pagefind 1.5 writes them; `OSError`.
    """
    folder = entry.parent
    renamed = {
        path.stem: _rewrite(path, lambda item: item.sorted_at(_VALUES))
        for path in sorted((folder / "filter").glob("*.pf_filter"))
    }
    said = json.loads(entry.read_bytes())
    for language in said["languages"].values():
        path = folder / f"pagefind.{language['hash']}.pf_meta"
        named = _rewrite(path, lambda item: _with_names(item, renamed).sorted_at(_FILTERS))
        language["hash"] = named.removeprefix("pagefind.")
    entry.write_text(json.dumps(said, ensure_ascii=False, sort_keys=True), encoding="utf-8")


def _rewrite(path: Path, change: Callable[[_Item], _Item]) -> str:
    """Change what a file says, and name it by its new content; the name, without its suffix."""
    data = gzip.decompress(path.read_bytes())
    if not data.startswith(MARK):
        raise UnknownLayoutError(path.name)
    item, end = _read(data, len(MARK))
    if end != len(data):
        raise UnknownLayoutError(path.name)
    said = MARK + bytes(change(item))
    prefix, _, former = path.stem.rpartition("_")
    name = f"{prefix}_{hashlib.sha256(said).hexdigest()[: len(former)]}"
    path.unlink()
    # The time of writing would be in the file.
    path.with_name(name + path.suffix).write_bytes(gzip.compress(said, mtime=0))
    return name


def _with_names(item: _Item, renamed: dict[str, str]) -> _Item:
    """The same, where each text that is a former name is the new one; both are of one length."""
    if item.items:
        return _Item(item.head, tuple(_with_names(one, renamed) for one in item.items))
    name = item.head[1:].decode("latin-1")
    return _Item(item.head[:1] + renamed[name].encode()) if name in renamed else item


def _read(data: bytes, at: int) -> tuple[_Item, int]:
    """The item that begins at a place, and where it ends."""
    kind, length = divmod(data[at], 32)
    end = at + 1
    if length >= _SHORT:
        if length not in _LONG:
            raise UnknownLayoutError(f"{data[at]:#x}")
        end += _LONG[length]
        length = int.from_bytes(data[at + 1 : end])
    if kind == _ARRAY:
        head, items = data[at:end], []
        for _ in range(length):
            item, end = _read(data, end)
            items.append(item)
        return _Item(head, tuple(items)), end
    if kind == _TEXT:
        end += length
    elif kind not in _NUMBERS:
        raise UnknownLayoutError(f"{data[at]:#x}")
    if end > len(data):
        raise UnknownLayoutError("truncated")
    return _Item(data[at:end]), end
