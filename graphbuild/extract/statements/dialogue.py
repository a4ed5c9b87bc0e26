"""Direct speech without a verb of saying: who stands beside it, who goes on, whose turn it is.

Sources: Elson and McKeown (2010) for who acts in a paragraph that speaks; He, Barbosa and
Kondrak (2013), Identification of speakers in novels, ACL, for speakers that alternate and
names that are called; Krug et al. (2016), Attribuierung direkter Reden in deutschen Romanen,
DHd, for rules in the order of their precision.
"""

from __future__ import annotations

from graphbuild.extract.statements.cues import Cues
from graphbuild.extract.statements.speech import Paragraphs, Speech
from graphbuild.extract.statements.spoken import BESIDE, IN_TURN, SURE, Text

_MOST_TURNS = 3
"""Speeches in a row that are given to speakers by their order alone."""
_REPORT = 12
"""Words of speech that can go on from a report of what somebody said, at least."""
_PERSON = "Person"


def attribute_rest(text: Text, cues: Cues, found: list[Speech], paragraphs: Paragraphs) -> None:
    """Give speakers to the direct speech that no verb of saying gives one."""
    by_paragraph: dict[int, list[Speech]] = {}
    for speech in found:
        speech.called = called(text, speech)
        for number in range(speech.first, speech.last + 1):
            by_paragraph.setdefault(number, []).append(speech)
    for number, spoken in by_paragraph.items():
        _within(text, paragraphs.told(number), spoken)
    _alternate(text, by_paragraph, paragraphs)
    _continue_report(text, cues, by_paragraph, paragraphs)


def _within(text: Text, told: list[int], spoken: list[Speech]) -> None:
    """Give the speech of a paragraph to the one who speaks in it, or who alone acts in it."""
    open_ones = [s for s in spoken if s.speaker is None and not s.is_nameless and s.is_full]
    if not open_ones:
        return
    speakers = {text.who[s.speaker] for s in spoken if s.speaker is not None}
    if any(s.is_nameless for s in spoken) or len(speakers) > 1:
        return
    acting = _acting(text, told)
    if speakers:
        if {text.who[m] for m in acting} <= speakers:
            known = next(s.speaker for s in spoken if s.speaker is not None)
            for speech in open_ones:
                _give(text, speech, known, SURE)
        return
    if len({text.who[m] for m in acting}) == 1 and _beside(text, told, open_ones[0]):
        for speech in open_ones:
            _give(text, speech, acting[-1], BESIDE)


def _acting(text: Text, told: list[int]) -> list[int]:
    """Return the people who are subjects of what a paragraph tells."""
    labels = text.syntax.labels
    found = []
    for place in told:
        token = text.doc[place]
        if token.dep_ not in labels.subject:
            continue
        mention = text.syntax.denoted(token, text.names)
        if mention is not None and text.mentions[mention].type == _PERSON:
            found.append(mention)
        elif token.lower_ in text.pack.gender.pronouns:
            return []
    return found


def _beside(text: Text, told: list[int], speech: Speech) -> bool:
    """Return whether what is told is short and stands right before or after the speech."""
    first, last = text.first(speech.span.start), text.first(speech.span.end)
    return len(told) <= 40 and any(first - 4 <= place <= last + 4 for place in told)


def _give(text: Text, speech: Speech, speaker: int | None, confidence: float) -> None:
    if speaker is None:
        return
    if speech.called is not None and text.who[speech.called] == text.who[speaker]:
        return
    speech.speaker, speech.confidence = speaker, confidence


def _alternate(text: Text, by_paragraph: dict[int, list[Speech]], paragraphs: Paragraphs) -> None:
    """Give speech that fills its paragraph to the one whose turn it is."""
    steps = 0
    for number in sorted(by_paragraph):
        spoken = by_paragraph[number]
        speech = spoken[0]
        if len(spoken) > 1 or speech.speaker is not None:
            steps = 0
            continue
        if speech.is_nameless or not speech.is_full or paragraphs.told(number):
            continue
        before, earlier = by_paragraph.get(number - 1), by_paragraph.get(number - 2)
        if not before or before[-1].speaker is None or before[-1].last != number - 1:
            continue
        other = text.who[before[-1].speaker]
        answer = before[-1].called
        speaker = answer
        if speaker is None and earlier and earlier[-1].speaker is not None:
            speaker = earlier[-1].speaker
        if speaker is None or text.who[speaker] == other or steps >= _MOST_TURNS:
            continue
        after = by_paragraph.get(number + 1)
        taken = after[0].speaker if after and after[0].cue is not None else None
        if taken is not None and text.who[taken] == text.who[speaker]:
            continue
        steps += 1
        _give(text, speech, speaker, IN_TURN)


def _continue_report(
    text: Text, cues: Cues, by_paragraph: dict[int, list[Speech]], paragraphs: Paragraphs
) -> None:
    """Give a paragraph of speech to the one whose words the paragraph before it reports.

    "Moe said that the bridge was safe.", then a paragraph in quotation marks alone. Only where
    that one alone acts in the paragraph before, which quotes nobody, and where the speech is no
    exchange of a few words: there the next one to speak is as often somebody else.
    """
    for number, spoken in by_paragraph.items():
        speech = spoken[0]
        if len(spoken) > 1 or speech.speaker is not None or speech.is_nameless:
            continue
        if not speech.is_full or number == 0 or number - 1 in by_paragraph:
            continue
        if paragraphs.told(number) or len(speech.span.of(text.text).split()) < _REPORT:
            continue
        told = paragraphs.told(number - 1)
        acting = _acting(text, told)
        if len({text.who[m] for m in acting}) != 1:
            continue
        who = text.who[acting[0]]
        said = [text.doc[place] for place in told if text.lower[place] in cues.verbs]
        leads_in = text.text[paragraphs.spans[number - 1].end - 1] == ":"
        if not leads_in and any(t.lower_ in text.pack.statements.replies for t in said):
            continue
        speakers = [cues.speaker(text, verb) for verb in said]
        if any(s is not None and text.who[s] == who for s in speakers):
            _give(text, speech, acting[-1], BESIDE)


def called(text: Text, speech: Speech) -> int | None:
    """Return who is called by name in speech: "You are late, Edmund," or "Edmund, you are"."""
    titles = text.pack.titles
    for part in speech.parts:
        low, high = text.first(part.start), text.first(part.end)
        for mention in text.within(part):
            each = text.mentions[mention]
            if each.kind != "name" or each.type != _PERSON:
                continue
            first, last = text.first(each.span.start), text.first(each.span.end) - 1
            while first > low and titles.has(text.doc[first - 1].text):
                first -= 1
            before = text.doc[first - 1].text if first > low else ""
            after = text.doc[last + 1].text if last + 1 < high else ""
            if before == "," and (
                after in {"", ".", "?", "!"} or (after == "," and last + 2 >= high)
            ):
                return mention
            if not before and after == "," and last + 2 < high:
                following = text.doc[last + 2].lower_
                if following in text.pack.statements.your | text.pack.clauses.own:
                    return mention
    return None
