"""Captions end in whose picture it is; a sentence that ends in a bracket or an agency's name does not."""

import pytest

from reader.cleaning.credits import credits_of


@pytest.mark.parametrize(
    "text",
    [
        "The fleet has 212 tugs in 31 ports © Harbourpix",
        "The cave has 7 kilometres of known passages. (Supplied: Northern Caverneers)",
        "The minister after the vote (AAP: Jo Smith)",
        "La place de l’église sous quatre-vingts centimètres d’eau. © Photo Le Courrier, Maëlle Hervouin",
        "Martı, üç yıldır aynı balkonda kuluçkaya yatıyor. (Fotoğraf: ÖHA)",
        "ساحة القرية والبرج الحجري الذي ظل بلا ساعة (رويترز)",
        "ساحة القرية والبرج الحجري الذي ظل بلا ساعة (أ.ف.ب)",
        "The ramp at Ytre Holm on Friday. Jan Moe/Holm Gazette",
        "The ramp at Ytre Holm on Friday.Jan Moe / Holm Gazette",
        "The ramp at Ytre Holm in 2019. FILE PHOTO",
        "The ramp at Ytre Holm, seen from the sea. Courtesy of Holm Museum",
        "旧岬小学校のプールを泳ぐチョウザメ＝9月28日、岬町",
    ],
)
def test_a_text_that_ends_so_is_credited(text: str) -> None:
    assert "credited" in credits_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "Copyright © Valley News",
        "It was agreed on Friday. The House/Senate Committee",
        "All of it belongs to the publisher. © Copyright 2024",
        "He asked for more money (and got none)",
        "قال المتحدث إن القرار نهائي (حتى الآن)",
        "町長は9月28日、採卵した魚の数を発表した。",
    ],
)
def test_a_text_that_ends_otherwise_is_not(text: str) -> None:
    assert not list(credits_of(text))
