import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.document.segments import sentences
from tests.shared import shared

SCORED = {"paragraph", "standfirst", "list", "blockquote", "caption", "pullquote", "fragment"}
MARKED = st.text(alphabet=st.sampled_from("aZ1é。.!?…;\n \u00a0\"'“”«»()[]—-*۔।"), max_size=60)


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "marked",
    [
        "Hello World.| My name is Jonas.",
        "What is your name?| There it is!| Really?!| Yes...!| No.",
        "My name is Jonas E. Smith.| J.K. Rowling met J. R. R. Tolkien and George W. Bush.",
        "At 5 a.m. Mr. Smith went to the bank.| He left at 1 p.m. Central time.",
        "I live in the U.S. near St. Louis.| I live in the U.S.| How about you?",
        "Sen. Bob Casey, D-Pa., said so.| Rep. Jim Jordan left.| Roe v. Wade fell.",
        "Shares of Apple Inc. rose.| He bought Apple Inc.| It fell.| The company, Apple Inc., rose.",
        "Washington, D.C. Mayor Bowser spoke on Oct. 13.| Nothing came of it.",
        "In 1979.| 23 people died in Jan. 2020, on p. 55, as No. 1.| He said no.| Then he left.",
        "We make a good team, you and I.| Did you see Albert I. Jones yesterday?",
        "1. First item.| 2. Second item.",
        "It cost $100.00 at bbc.co.uk.| £3m was paid to Jane.Doe@example.com.",
        "Petróleos de Venezuela, S.A. (PDVSA) sold it.| He left the U.S. (AFP) on Monday.",
        "He sold Yahoo! Finance.| The iPhone sold.| iPhone 5 came.",
    ],
)
def test_abbreviations_initials_and_numbers_end_nothing(marked: str) -> None:
    assert cut(marked.replace("|", "")) == [part.strip() for part in marked.split("|")]


@pytest.mark.parametrize(
    "marked",
    [
        'He left.| "We did it."| "No, they did."',
        '"Stop!" he said.| "Why?" she asked.| "Go!"| They went.',
        "“A thing.| Another one.| A third,” he said.",
        "It was dry.|(In fact it was.)| He left.|Next day he came.",
        '"Wait... what?| Really...| Yes."',
        "The thing is . . . odd . . . .| Next sentence.",
        "“What’s next?| …Nothing.”",
        "The end.[1]| Another thing.[2][3]| Last.",
        "Bohr [...] Used it.| She wrote (She always does.) and left.",
        '"We have erred... We have no bias," he said.'.replace("... ", "...| "),
        "— Oui.| — Non.",
        "Great!!!| **Bold sentence.**| Next one.",
    ],
)
def test_quotations_ellipses_and_glued_sentences(marked: str) -> None:
    assert cut(marked.replace("|", "")) == [part.strip() for part in marked.split("|")]


@pytest.mark.parametrize(
    "marked",
    [
        "„Das ist wahr.“| Er ging am 3. Januar, d. h. im Winter.| Das war 2023.| Danach kam der 2. Weltkrieg.",
        "Das kostet ca. 3 Mio. Euro.| »Ja.«| »Nein.«",
        "« Bonjour. »| Il partit.| « Où ? » demanda-t-il à M. Dupont.",
        "¿Qué pasa?| ¡Nada!| El Sr. García llegó a EE. UU. ayer.",
        "او گفت.| «چه شد؟»| رفت.",
        "ماذا حدث؟| لا شيء.| قال الوزير.",
        "他说：“我来。”|他走了。|你呢？|我！",
        "「行く。」と彼は言った。|「はい。」|これは本です。",
        "वह गया।| वह आया।",
        "Σήμερα ήρθε;| Ναι, ήρθε.",
        "وہ گیا۔| وہ آیا۔",
    ],
)
def test_other_languages_end_their_sentences(marked: str) -> None:
    assert cut(marked.replace("|", "")) == [part.strip() for part in marked.split("|")]


@pytest.mark.parametrize(
    "marked",
    [
        "Die Fa. Meier in der Goethestr. 5 zahlt bzw. zahlte ca. 3 Mio. Euro.| Am 2. März war das noch anders.",
        "Il a dit « non ».| Puis M. Lefèvre est parti.| Qui paiera ?| Personne.",
        "El Sr. Ibáñez, de EE. UU., vino.| ¿Cuánto costará?| ¡Nadie lo sabe!| Dijo: «¿Por qué?».| Calló.",
        "Il sig. Rossi e l’avv. Verdi erano lì.| Poi il dott. Bianchi è uscito.",
        "Dhr. Jansen en mevr. De Vries waren er, o.a. met prof. dr. Bos.| Daarna vertrokken ze.",
        "Prof. dr hab. Jan Kowalski mieszka przy ul. Długiej 5.| To kosztuje ok. 3 mln zł.",
        "Это стоит 3 млн руб. в год, больше, чем в 2023 г.| Это много.| Г. Иванов жил в г. Москве на ул. Ленина.",
        "Це коштує 3 млн грн.| Хто заплатить?",
        "Ing. Jan Novák a MUDr. Eva Malá přišli 3. března.| Stojí to cca 3 mil. Kč.| To je hodně.",
        "A 3. kerületben dr. Nagy Péter beszélt.| Aztán elment.",
        "Den 3. marts kl. 15.30 mødtes de med hr. Sørensen.| Det var klokken 17.45.| Hvem betaler?",
        "Ποιος θα πληρώσει;| Κανείς δεν ξέρει.| Ο κ. Παπαδόπουλος έφυγε.",
        "وزیر آمد.| چه کسی می‌پردازد؟| هیچ‌کس نمی‌داند.",
        "من سيدفع؟| لا أحد يعرف.| قال د. أحمد ذلك.",
        "कौन भुगतान करेगा?| कोई नहीं जानता।| डॉ. शर्मा चले गए।",
        "Ո՞վ է վճարելու։| Ոչ ոք չգիտի։",
        "ሚኒስትሩ ወደቡ አይዘጋም አሉ።| ማንም አያውቅም።",
        "「港を閉鎖しない。」と大臣は述べた。|誰が払うのか？|『本当だ！』と彼は叫んだ。",
        "“我们不会关闭港口。”部长说。|谁来付钱？|“没有人知道。”|他走了。",
        "“Limanı kapatmayacağız.” dedi bakan.| 3. kattaki toplantı bitti.",
    ],
)
def test_abbreviations_and_marks_of_other_languages(marked: str) -> None:
    assert cut(marked.replace("|", "")) == [part.strip() for part in marked.split("|")]


def test_blank_line_ends_a_sentence_and_a_line_break_does_not() -> None:
    assert cut("one\ntwo\n \nthree") == ["one\ntwo", "three"]


def test_text_without_letters_is_one_sentence() -> None:
    assert cut(" ... !!! ") == ["... !!!"]
    assert cut(" \n ") == []


@given(st.one_of(st.text(max_size=80), MARKED))
def test_sentences_cover_every_visible_character_in_order(text: str) -> None:
    found = sentences(text)

    covered = {offset for start, end in found for offset in range(start, end)}
    assert {offset for offset, character in enumerate(text) if not character.isspace()} <= covered
    assert all(left.end <= right.start for left, right in pairwise(found))
    assert all(text[start:end].strip() == text[start:end] for start, end in found)


def test_seed_article_has_39_sentences() -> None:
    blocks = json.loads(shared("cleaning/seed_gold.json").read_text(encoding="utf-8"))["blocks"]

    counts = [len(sentences(block["text"])) if block["kind"] in SCORED else 1 for block in blocks]

    assert (len(counts), sum(counts)) == (27, 39)


def test_news_sentence_ends_score_at_least_99_percent() -> None:
    paragraphs = json.loads(shared("cleaning/sentences-dev.json").read_text(encoding="utf-8"))
    right = found = expected = 0
    for paragraph in paragraphs:
        inside = range(len(paragraph["text"]))
        gold = {end for end in paragraph["ends"] if end in inside}
        ours = {end for _, end in sentences(paragraph["text"]) if end in inside}
        right, found, expected = right + len(gold & ours), found + len(ours), expected + len(gold)

    assert 2 * right / (found + expected) >= 0.99


@pytest.mark.parametrize("unit", ["J. ", ". ", '." ', "? ", "...", "a.B", "a\n \n", "— ", "« ", " .", "。 ", '"。'])
def test_hostile_repetition_takes_linear_time(unit: str) -> None:
    assert sentences(unit * 30_000)
