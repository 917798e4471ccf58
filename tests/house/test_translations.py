"""Every text has its translation, in every form its language needs."""

import pytest
from babel.messages.pofile import read_po

from cli.rendering_catalogues import TRANSLATED, po
from tests.house.test_languages import forms_of, names

PLURALS = {"az": 2, "ru": 3}


@pytest.mark.parametrize("lang", TRANSLATED)
def test_no_text_is_left_without_a_translation(lang: str) -> None:
    with po(lang).open("rb") as file:
        catalogue = read_po(file, locale=lang)

    missing = [each.id for each in catalogue if each.id and not all(forms_of(each.string) or [""])]
    assert not missing, f"{len(missing)} of {len(catalogue)} texts"


@pytest.mark.parametrize("lang", TRANSLATED)
def test_a_counted_text_has_every_plural_and_says_the_number_in_each(lang: str) -> None:
    with po(lang).open("rb") as file:
        catalogue = read_po(file, locale=lang)

    for message in (each for each in catalogue if each.id and not isinstance(each.id, str)):
        forms = forms_of(message.string)
        assert len(forms) == PLURALS[lang], message.id
        assert all(names(form) == names(message.id[1]) for form in forms), message.id
