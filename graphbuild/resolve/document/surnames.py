"""A surname that several people of a document bear: who is meant where it stands."""

from __future__ import annotations

from graphbuild.model import Mention
from graphbuild.resolve.document.addresses import differ_in_gender
from graphbuild.resolve.document.groups import Group, Groups
from graphbuild.resolve.names.key import NameKey
from graphbuild.resolve.reasons import Kind

_MARGIN = 0.2
"""How much more present than the next the bearer must be."""
_TITLE = 0.6
"""What a title that one bearer has before counts: "Judge Kovač" after "Judge Marija Kovač"."""


def share_out(short: NameKey, fitting: list[NameKey], groups: Groups) -> None:
    """Give each mention of a shared surname to the bearer most present there, or to none.

    The mentions that are decided count for those after them.
    """
    if not groups.believes(Kind.SHARED_SURNAME):
        return
    group = groups.by_key.pop(short)
    left = Group(reasons=group.reasons)
    bearers = {key: groups.by_key[key] for key in fitting}
    pairs = sorted(zip(group.indices, group.mentions, strict=True), key=lambda p: p[1].span)
    for index, mention in pairs:
        alone = Group([index], [mention])
        total = sum(_named_before(bearer, mention) for bearer in bearers.values()) or 1
        scores = sorted(
            (
                (_presence(bearer, mention) + _named_before(bearer, mention) / total, key)
                for key, bearer in bearers.items()
                if groups.may_join(alone, bearer) and not differ_in_gender(alone, bearer)
            ),
            reverse=True,
        )
        if not scores or (len(scores) > 1 and scores[0][0] - scores[1][0] < _MARGIN):
            left.add(index, mention)
            continue
        target = bearers[scores[0][1]]
        target.add(index, mention)
        name = target.name()
        target.reasons.append(groups.compared(mention.text, name, Kind.SHARED_SURNAME))
    if left.mentions:
        groups.by_key[short] = left


def _named_before(bearer: Group, mention: Mention) -> int:
    return sum(m.span.start < mention.span.start for m in bearer.mentions)


def _presence(bearer: Group, mention: Mention) -> float:
    """Return how present a person is where a surname stands: halved with each sentence since."""
    before = [m for m in bearer.mentions if m.span.start < mention.span.start]
    if not before:
        return 0.0
    nearest = max(before, key=lambda m: m.span)
    presence: float = 0.5 ** (mention.sentence - nearest.sentence)
    if mention.title and any(m.title == mention.title for m in bearer.mentions):
        presence += _TITLE
    return presence
