import random
from pathlib import Path

import pytest

from reader.cleaning import clean_file
from reader.cleaning.encodings import Guess, decoded, read

GERMAN = "Die Minister berieten über die Lage. „Wir müssen größere Züge kaufen“, sagte Außenminister Müller – heute."
POLISH = "Premier powiedział we wtorek, że nie będzie wyborów. Źródła twierdzą, że sytuacja jest bardzo trudna. Łódź."
SAMPLES = {
    "ascii": ("It is what it is, he said.", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"]),
    "english": ("“We won’t,” he said. “That’s £5 million.”", ["cp1252", "mac-roman", "utf-16-le"]),
    "names": ("It was naïve, said Zoë. " + "All else is plain. " * 40, ["cp1252", "mac-roman"]),
    "german": (GERMAN, ["cp1252", "mac-roman", "utf-16-be"]),
    "german 850": ("Die größeren Züge fahren über Köln, sagte Müller.", ["cp850", "latin-1"]),
    "french": ("Le président a déclaré qu’il n’y aurait pas d’élections à l’été. Où est-ce ?", ["cp1252", "mac-roman"]),
    "spanish": ("¿Qué más puede pedir España?, preguntó el año pasado.", ["cp1252", "mac-roman", "cp850"]),
    "polish": (POLISH, ["cp1250", "iso8859-2", "cp852"]),
    "czech": (
        "Předseda vlády v úterý řekl, že předčasné volby nebudou. Příští rok bude těžký.",
        ["cp1250", "iso8859-2"],
    ),
    "turkish": ("Başbakan salı günü seçim olmayacağını söyledi. Işık az, İstanbul soğuk.", ["cp1254"]),
    "russian": ("Премьер заявил, что выборов не будет. «Мы готовы», — добавил он.", ["cp1251", "utf-16-le"]),
    "koi": ("Премьер заявил, что досрочных выборов не будет. Год будет трудным.", ["koi8-r", "cp866"]),
    "greek": ("Ο πρωθυπουργός δήλωσε την Τρίτη ότι δεν θα γίνουν πρόωρες εκλογές.", ["cp1253"]),
    "arabic": ("قال رئيس الوزراء يوم الثلاثاء إنه لن تكون هناك انتخابات مبكرة.", ["cp1256", "utf-16-le"]),
    "persian": ("نخست وزیر روز سه شنبه گفت که انتخابات برگزار نخواهد شد.", ["utf-16-le", "utf-16-be"]),
    "chinese": ("总理周二表示，不会提前举行选举。财政部长说，明年将是困难的一年。", ["gb18030", "utf-16-le"]),
    "japanese": (
        "首相は火曜日、解散総選挙は行わないと述べた。財務大臣は来年は厳しい年になるだろうと語った。「準備はできている」と付け加えた。",
        ["shift_jis", "euc-jp", "iso2022_jp", "utf-16-le"],
    ),
    "swedish": (
        "”Vi stänger inte hamnen”, sade ministern. Få väntar sig ett beslut före jul.",
        ["cp1252", "mac-roman"],
    ),
    "danish": ("»Vi lukker ikke havnen,« sagde ministeren. Få venter en afgørelse før jul.", ["cp1252", "iso8859-15"]),
    "old french": ("Le cœur du problème n'a pas changé, a dit la sœur du maire, déçue.", ["iso8859-15", "cp1252"]),
    "slovak": (
        "Predseda vlády v utorok povedal, že predčasné voľby nebudú. Ľudia sú unavení.",
        ["cp1250", "iso8859-2"],
    ),
    "lithuanian": ("„Uosto neuždarysime“, sakė ministrė. Žvejai nusivylę.", ["cp1257", "iso8859-13"]),
    "turkish of the mac": ("Başkan kararın geç kaldığını söyledi; balıkçılar üzgün.", ["mac-turkish"]),
    "ukrainian": ("Мер Юрій Їжакевич назвав рішення запізнілим, а рибалки розчаровані.", ["koi8-u", "cp1251"]),
    "greek of the mac": ("Οι ψαράδες είναι απογοητευμένοι: θέλουν περισσότερα χρήματα.", ["mac-greek", "iso8859-7"]),
    "hebrew": ("הדייגים, שהפגינו כבר בחודש מרץ, מאוכזבים: הם רוצים יותר כסף.", ["cp1255", "iso8859-8"]),
    "arabic of unix": ("أما الصيادون، الذين احتجوا منذ مارس، فهم محبطون: يريدون مزيدا من المال.", ["iso8859-6"]),
    "persian of windows": ("به گفته شهردار، پول گچ و ژاله به حدود چهل ميليون تومان مي‌رسد.", ["cp1256"]),
    "thai": ("ชาวประมงที่ประท้วงมาตั้งแต่เดือนมีนาคมรู้สึกผิดหวัง พวกเขาต้องการเงินมากขึ้น", ["cp874", "utf-16-le", "utf-16-be"]),
    "hindi": ("मछुआरे निराश हैं। वे और पैसा चाहते हैं। परिषद की बैठक शुक्रवार को होगी।", ["utf-16-le"]),
    "chinese of newsgroups": ("渔民感到失望：他们想要更多的钱。", ["hz"]),
    "korean of mails": ("어민들은 실망했다. 그들은 더 많은 돈을 원한다.", ["iso2022_kr"]),
    "korean": ("총리는 화요일 조기 총선은 없을 것이라고 말했다.", ["euc-kr", "utf-16-le"]),
}


def guess(data: bytes) -> Guess | None:
    found = read(data)
    return found and found[0]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(text, encoding) for text, encodings in SAMPLES.values() for encoding in encodings],
)
def test_encoding_is_found_that_reads_the_text_as_it_was(text: str, encoding: str) -> None:
    data = f"{text} {text}\n{text}".encode(encoding)

    found = guess(data)

    assert found is not None
    assert found.guessed
    assert decoded(data, found.encoding) == f"{text} {text}\n{text}"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_mark_decides(encoding: str) -> None:
    found = guess(GERMAN.encode(encoding))

    assert found is not None
    assert not found.guessed
    assert decoded(GERMAN.encode(encoding), found.encoding).removeprefix("\ufeff") == GERMAN


def test_utf8_is_certain() -> None:
    assert guess(POLISH.encode()) == ("utf-8", False)


def test_one_stray_zero_leaves_a_text_a_text() -> None:
    assert guess(b"A text of some length with one zero \x00 in it.") == ("utf-8", False)


def test_byte_that_windows_1252_leaves_undefined_is_no_obstacle() -> None:
    data = (GERMAN * 5).encode("cp1252") + b" \x81."

    found = guess(data)

    assert found is not None
    assert GERMAN in decoded(data, found.encoding)


@pytest.mark.parametrize("data", [b"\x00\x01\x02\x03" * 50, b"\x01\x02\x03\x04\x05\x06" * 50, b"\x00" * 1000])
def test_zeros_and_controls_are_no_text(data: bytes) -> None:
    assert guess(data) is None


def test_random_bytes_are_no_text() -> None:
    noise = random.Random(7)

    assert all(guess(noise.randbytes(600)) is None for _ in range(20))


def test_half_a_character_at_the_end_of_utf16_is_no_obstacle() -> None:
    data = GERMAN.encode("utf-16")[:-1]

    assert decoded(data, "utf-16-le") == f"\ufeff{GERMAN[:-1]}\ufffd"


def test_lone_surrogates_never_leave_the_decoder() -> None:
    assert decoded(b"a+2AA-b", "utf-7").isprintable()


@pytest.mark.parametrize("name", ["klingon", "rot13", "base64"])
def test_what_is_no_text_encoding_is_refused(name: str) -> None:
    with pytest.raises(LookupError):
        decoded(b"a", name)


RUSSIAN = "Рыбаки, которые протестовали ещё в марте, разочарованы: они хотят больше денег."


@pytest.mark.parametrize("text", [GERMAN, RUSSIAN, "总理周二表示，不会提前举行选举。财政部长说，明年将是困难的一年。"])
def test_utf8_that_was_cut_in_mid_character_is_utf8(text: str) -> None:
    data = f"{text}\n{text}é".encode()[:-1]

    found = guess(data)

    assert found is not None
    assert found.guessed
    assert decoded(data, found.encoding) == f"{text}\n{text}\ufffd"


def test_a_byte_of_windows_in_utf8_is_read_as_its_own() -> None:
    data = f"{RUSSIAN}\n".encode() + b"caf\xe9 \x93so\x94\n" + RUSSIAN.encode()

    found = guess(data)

    assert found is not None
    assert decoded(data, found.encoding) == f"{RUSSIAN}\ncafé “so”\n{RUSSIAN}"


def test_half_a_surrogate_pair_in_utf8_is_one_sign() -> None:
    data = RUSSIAN.encode() + b" \xed\xa0\x80 " + RUSSIAN.encode()

    found = guess(data)

    assert found is not None
    assert decoded(data, found.encoding) == f"{RUSSIAN} \ufffd {RUSSIAN}"


def test_windows_text_with_one_pair_that_might_be_utf8_is_no_utf8() -> None:
    data = (GERMAN * 3).encode("cp1252") + b" \xc3\xa9"

    found = guess(data)

    assert found is not None
    assert GERMAN in decoded(data, found.encoding)


def test_a_file_of_two_encodings_is_read_as_the_one_in_which_the_other_can_be_mended(tmp_path: Path) -> None:
    utf8 = (
        "The county’s engineer said on Monday that the “ferry plan” would go ahead – at a cost of £4 million. The "
        "islanders’ groups said they’d appeal. “We won’t accept it,” said René Moe, who runs the café by the quay."
    )
    windows = utf8.replace("ferry", "harbour")
    path = tmp_path / "two.txt"
    path.write_bytes(f"{utf8}\n\n".encode() * 2 + f"{windows}\n\n".encode("cp1252") * 2)

    text = clean_file(path).text

    assert utf8 in text
    assert windows in text


RUSSIAN = "Министр заявил во вторник, что служба безопасности ничего не знала о нападении."


@pytest.mark.parametrize(
    ("named", "text", "encoding"),
    [
        ("windows-1251", RUSSIAN, "cp1251"),
        ("iso-8859-1", "Le ministre a déclaré que l’été serait chaud.", "cp1252"),
        ("iso-8859-2", POLISH, "iso8859-2"),
        ("Shift_JIS", "大臣は火曜日に、何も知らなかったと述べた。", "cp932"),
    ],
)
def test_encoding_that_a_page_names_is_certain(named: str, text: str, encoding: str) -> None:
    head = f'<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset={named}"></head>'

    assert guess(f"{head}<p>{text}".encode(encoding)) == (encoding, False)


@pytest.mark.parametrize("named", ["utf-8", "iso-8859-1", "no-such-thing", "base64", "utf-7", "\u00a0"])
def test_encoding_that_a_page_names_wrongly_is_not_taken(named: str) -> None:
    page = f'<meta charset="{named}"><p>{RUSSIAN * 3}'.encode("cp1251", "replace")

    assert guess(page) == ("cp1251", True)


def test_byte_order_mark_and_utf8_are_believed_before_what_a_page_names() -> None:
    page = f"<?xml version='1.0' encoding='windows-1251'?><p>{RUSSIAN}"

    assert [guess(data) for data in (page.encode(), page.encode("utf-8-sig"))] == [("utf-8", False)] * 2
