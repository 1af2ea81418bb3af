from reader.cleaning.claims import Claim, Claims, Extracted, located
from reader.document.blocks import Kind
from reader.document.spans import Span

LONG = "A paragraph that is long enough to be found wherever it stands on a page."


def found(page: str, *texts: str) -> list[str]:
    return [page[slice(*claim.span)] for claim in located(page, [Extracted(Kind.PARAGRAPH, 0, text) for text in texts])]


def test_white_space_and_signs_that_cannot_be_seen_do_not_matter() -> None:
    page = "x " + LONG.replace(" ", "\n ") + " y"

    assert found(page, LONG.replace("found", "fo\u00adund")) == [page[2:-2]]


def test_short_text_is_looked_for_between_its_neighbours() -> None:
    page = f"News Sport News {LONG} News Sport {LONG[::-1]} News"

    claims = list(located(page, [Extracted(Kind.PARAGRAPH, 0, text) for text in ("News", LONG, "Sport", LONG[::-1])]))

    assert [claim.span.start for claim in claims] == [11, 16, page.rindex("Sport"), page.index(LONG[::-1])]


def test_text_that_another_interrupts_is_found_by_its_ends() -> None:
    rest = "It goes on after what was put between its halves."
    page = f"x {LONG} ADVERTISEMENT {rest} y"

    assert found(page, f"{LONG} {rest}") == [page[2:-2]]


def test_text_that_is_not_there_is_left_out() -> None:
    assert found("Something else stands here.", LONG, "nothing", "  ") == []


def test_claim_is_laid_in_the_place_of_those_under_it() -> None:
    claims = Claims([Claim(Span(0, 5), Kind.PARAGRAPH), Claim(Span(6, 9), Kind.LIST), Claim(Span(10, 12), Kind.LIST)])

    claims.lay(Claim(Span(4, 8), Kind.CAPTION))

    assert [claim.span for claim in claims] == [(4, 8), (10, 12)]
    assert claims.under(Span(8, 10)) == []
