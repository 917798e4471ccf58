"""How spellings of one word are brought together."""

import unicodedata

_AZERBAIJANI = {"ə": "e", "ǝ": "e", "ı": "i"}  # ǝ (U+01DD) is the wrong letter many keyboards give for ə

_RUSSIAN = (
    "а=a б=b в=v г=g д=d е=e ё=e ж=zh з=z и=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh "
    "щ=shch ъ= ы=y ь= э=e ю=yu я=ya"
)
_AZERBAIJANI_CYRILLIC = (
    "а=a б=b в=v г=q ғ=g д=d е=e ә=e ж=j з=z и=i ы=i ј=y к=k ҝ=g л=l м=m н=n о=o ө=o п=p р=r с=s т=t у=u ү=u ф=f х=x "
    "һ=h ч=c ҹ=c ш=s й=y ц=s щ=s ъ= ь= э=e ю=yu я=ya ё=yo"
)
_ONLY_AZERBAIJANI = frozenset("ғәјҝөүһҹ")
_TO_LATIN = {ord(pair[0]): pair[2:] for pair in _RUSSIAN.split()}
_AZERBAIJANI_TO_LATIN = {ord(pair[0]): pair[2:] for pair in _AZERBAIJANI_CYRILLIC.split()}


class _Folded(dict[int, str]):
    """Each character's folded form, worked out once."""

    def __missing__(self, codepoint: int) -> str:
        self[codepoint] = folded = _fold_character(chr(codepoint))
        return folded


def _fold_character(character: str) -> str:
    before, after = "", character
    while after != before:  # a few letters need a second round: their small form falls apart further
        before = after
        bare = "".join(each for each in unicodedata.normalize("NFKD", before) if not _is_mark(each))
        after = "".join(_AZERBAIJANI.get(each, each) for each in bare.casefold())
    return after


def _is_mark(character: str) -> bool:
    return unicodedata.category(character) == "Mn" or unicodedata.combining(character) != 0


_FOLDED = _Folded()
_OF_AZERBAIJANI = tuple((letter, _FOLDED[ord(letter)]) for letter in "əƏıİşŞçÇğĞöÖüÜ")


def fold(text: str) -> str:
    """The text without case, accents and the difference of ə/e and ı/i; folding twice changes nothing.

    Gəncə, GENCE and gəncə agree, QIRMIZI and qırmızı agree, composed and decomposed letters agree. ə/e and ı/i are
    merged on purpose: people type what their keyboard has. Cyrillic stays Cyrillic: see ``transliterate``.
    """
    if not text.isascii():
        for letter, folded in _OF_AZERBAIJANI:  # most texts hold no others, and this is eight times as fast
            text = text.replace(letter, folded)
        if not text.isascii():
            return text.translate(_FOLDED)
    return text.lower()


def transliterate(text: str) -> str:
    """The text folded, its Cyrillic letters in Latin ones: Гянджа becomes gyandzha, Ҝәнҹә becomes gence.

    A text that holds a letter only Azerbaijani Cyrillic has (ә, ҝ, ҹ, ө, ү, һ, ғ, ј) is read as Azerbaijani, so that
    it meets today's Latin spelling; every other one is read as Russian.
    """
    small = unicodedata.normalize("NFC", text).lower()
    letters = _TO_LATIN if _ONLY_AZERBAIJANI.isdisjoint(small) else _AZERBAIJANI_TO_LATIN
    return fold(small.translate(letters))
