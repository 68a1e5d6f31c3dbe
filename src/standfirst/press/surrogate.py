"""What is said to a cache in front of the newsroom: which outputs an answer holds, and where fragments belong.

`Surrogate-Key` (Fastly) and `xkey` (Varnish) name the outputs an answer is joined from, each by eight letters, so that
what changed can be purged and nothing else. A cache that joins fragments itself (`Surrogate-Capability: x="ESI/1.0"`,
Edge Architecture 1.0) gets the page with its includes. Both only where the operator says that there is such a cache:
else a stranger's header would put a page with holes into a cache that knows nothing of ESI.
"""

from __future__ import annotations

import re
from base64 import urlsafe_b64encode
from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b

KINDS = ("", "keys", "esi")
"""What the setting SURROGATE may be."""
MANY = "manifold"
"""Stands for all keys of an answer that is joined from too many outputs to name: to be purged with every change."""
_MOST_KEYS = 400
"""400 keys and the blanks between them are 3.6 kB. Caches cut or refuse longer headers without saying so: Varnish at
8 kB for a header and its name, proxies at 4 kB."""
_ESI = re.compile(rb'=\s*"?[^",]*\bESI/1\.0\b')


@lru_cache(maxsize=4096)
def key(output_id: str) -> str:
    """The key of an output: eight letters, the same on every machine."""
    return urlsafe_b64encode(blake2b(output_id.encode(), digest_size=6).digest()).decode()


def keys(output_ids: Iterable[str]) -> str:
    """The keys of the outputs an answer is joined from, each once, as the headers have them."""
    named = dict.fromkeys(map(key, output_ids))
    return " ".join(named) if len(named) <= _MOST_KEYS else MANY


def takes_esi(surrogate_capability: bytes) -> bool:
    """Whether who asks joins fragments itself, given its `Surrogate-Capability`."""
    return len(surrogate_capability) < 1000 and _ESI.search(surrogate_capability) is not None
