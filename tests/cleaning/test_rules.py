"""Each rule on texts of its own kind."""

import pytest

from reader.cleaning import clean_text
from reader.document.article import Article
from reader.document.blocks import Block, Kind, Style
from tests.cleaning import prose

HEAD = "Flood defences hold along the Lower Drava\n\nBy Ana Kovač\n\n7 March 2025\n\n"
ONE = (
    "Engineers said on Friday that the new flood defences along the lower river had held through the night, "
    "although the water rose higher than at any time since the spring of 1965."
)
TWO = (
    "Some four hundred people who had been taken to schools and sports halls were told that they could go home. "
    "The mayor thanked the volunteers who had filled sandbags since Wednesday morning."
)
THREE = (
    "The next wave is expected on Sunday evening, but forecasters do not think that it will be as high. "
    "Insurers put the damage to crops and cellars at nineteen million so far."
)
CREDITS = (
    *("(File photo)", "(Image: AFP via Getty Images)", "Credit: AFP", "/ Getty Images", "PHOTO: EPA", "Fot. Jan Nowak"),
    *("on Thursday. EFE", "(Joe Penn / Drava Post)", "[Joe Penn/Reuters]", "JOE PENN/DRAVA POST", "Credit...Joe Penn"),
    *("(Pic: Drava Players)", "(submitted)", "(Drava County via AP)", "(Lighthouse Pictures)"),
)
LAST = (
    "The river board will meet on Monday to decide whether the old sluice at the paper mill is to be opened again, "
    "as it was in the years before the dam. Anglers have written to the board to say that they would welcome it."
)
BODY = f"{ONE}\n\n{TWO}\n\n{THREE}"


def wrapped(text: str, width: int = 64, indent: str = "") -> str:
    lines, line = [], indent
    for word in text.split():
        if line.strip() and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line.strip() else line + word
    return "\n".join([*lines, line])


def texts(article: Article, kind: Kind = Kind.PARAGRAPH) -> list[str]:
    return [block.text for block in article.blocks if block.kind is kind]


def the(article: Article, text: str) -> Block:
    return next(block for block in article.blocks if text in block.text)


@pytest.mark.parametrize("width", [48, 64, 72, 90])
def test_wrapped_paragraphs_are_whole_at_any_width(width: int) -> None:
    source = HEAD + "\n\n".join(wrapped(text, width) for text in (ONE, TWO, THREE))

    assert texts(clean_text(source)) == [ONE, TWO, THREE]


def test_a_wrapped_paragraph_is_one_run_and_one_span() -> None:
    article = clean_text(HEAD + "\n\n".join(wrapped(text) for text in (ONE, TWO, THREE)))

    block = the(article, "Engineers")

    assert len(block.runs) == 1
    assert len(block.spans) == 1


def test_crlf_parts_no_paragraph() -> None:
    source = (HEAD + "\n\n".join(wrapped(text) for text in (ONE, TWO, THREE))).replace("\n", "\r\n")

    assert texts(clean_text(source)) == [ONE, TWO, THREE]


def test_indents_part_paragraphs_that_no_empty_line_parts() -> None:
    source = HEAD + "\n".join(wrapped(text, 66, "    ") for text in (ONE, TWO, THREE))

    assert texts(clean_text(source)) == [ONE, TWO, THREE]


def test_an_indent_begins_a_paragraph_below_one_of_a_single_line() -> None:
    lines = (
        "The mayor had asked for new pumps in the spring of last year.",
        "“Nobody has answered,” she said on Friday to the board.",
    )
    parts = (ONE, *lines, TWO, THREE, LAST)
    source = HEAD + "\n".join(wrapped(part, 64, "    ") for part in parts)

    assert texts(clean_text(source)) == [*parts]


def test_one_line_a_paragraph_stays_one() -> None:
    assert texts(clean_text(f"{HEAD.strip()}\n{ONE}\n{TWO}\n{THREE}")) == [ONE, TWO, THREE]


def test_quotation_signs_of_a_mail_leave_the_text_and_stay_owned() -> None:
    source = "\n".join(f"> {line}".rstrip() for line in (HEAD + wrapped(ONE) + "\n\n" + wrapped(TWO)).split("\n"))

    article = clean_text(source)

    assert texts(article) == [ONE, TWO]
    assert source[the(article, "Engineers").spans[0].start] == ">"


@pytest.mark.parametrize("indent", ["", "   "])
@pytest.mark.parametrize("width", [22, 24, 26, 28, 30, 32, 34])
def test_columns_as_narrow_as_those_of_a_newspaper_are_unwrapped(width: int, indent: str) -> None:
    parted = "\n" if indent else "\n\n"
    body = parted.join(prose.wrapped(text, width, indent) for text in prose.FERRIES)
    head = "\n\n".join(prose.wrapped(text, width) for text in prose.HEAD)

    assert texts(clean_text(f"{head}\n\n{body}"), Kind.PARAGRAPH) == prose.FERRIES


def test_lines_as_short_that_begin_with_capitals_are_no_column() -> None:
    names = [
        "Ytre Holm harbour north",
        "The county of Sunnmark",
        "Lindqvist and Solvang",
        "Bakken & Moe, shipowners",
    ] * 8
    found = [block.text for block in clean_text("\n".join([*prose.HEAD, "", prose.FERRIES[0], "", *names])).blocks]

    assert max(map(len, found[len(prose.HEAD) + 1 :])) == max(map(len, names))


def test_hyphens_of_the_margin_go_and_those_of_words_stay() -> None:
    hyphenated = (
        "The commission said that the embank-\nment would be raised by half a metre be-\nfore the end of the "
        "year, and the sluic-\nes would be renewed by the self-\ngoverning water boards of the dis-\ntrict."
    )

    assert the(clean_text(f"{HEAD}{hyphenated}\n\n{wrapped(TWO, 42)}"), "The commission").text == (
        "The commission said that the embankment would be raised by half a metre before the end of the year, "
        "and the sluices would be renewed by the self-governing water boards of the district."
    )


def test_a_hyphen_before_an_and_stands_for_the_end_of_a_word() -> None:
    text = (
        "Das Abkommen stärkt nach Ansicht der Grünen den Umwelt-\nund Klimaschutz sowie die Wohn- und Arbeits-\nplätze."
    )
    source = f"{HEAD}{text}\n\n{wrapped(TWO, 54)}\n\n{wrapped(ONE, 54)}"

    assert the(clean_text(source), "Das Abkommen").text == (
        "Das Abkommen stärkt nach Ansicht der Grünen den Umwelt- und Klimaschutz sowie die Wohn- und Arbeitsplätze."
    )


def test_french_keeps_the_hyphens_of_its_pronouns_and_numbers() -> None:
    text = (
        "« Nous avons des bateaux pour les îles depuis trente-\ndeux ans, et une société qui les répare sur place », "
        "dit-\nelle. La com-\nmune est prête avec les pê-\ncheurs, dans dix-\nhuit mois."
    )

    assert the(clean_text(f"{HEAD}{text}\n\n{wrapped(TWO, 54)}\n\n{wrapped(ONE, 54)}"), "« Nous").text == (
        "« Nous avons des bateaux pour les îles depuis trente-deux ans, et une société qui les répare sur place », "
        "dit-elle. La commune est prête avec les pêcheurs, dans dix-huit mois."
    )


def test_who_wrote_what_a_mail_quotes_is_no_part_of_it() -> None:
    quoted = "\n>\n".join(f"> {line}" for line in ("Islands cut off", wrapped(ONE, 60).replace("\n", "\n> "), TWO))

    kinds = [block.kind for block in clean_text(f"On Tue, 14 May 2024 at 09:12, Joan Pell wrote:\n{quoted}").blocks]

    assert kinds[:2] == [Kind.BOILERPLATE, Kind.TITLE]


def test_a_syllable_that_may_be_a_prefix_is_one_where_the_rest_is_a_word_of_the_text() -> None:
    hyphenated = (
        "The engineers did not ex-\npect that the ex-\nminister would come to the em-\nbankment. No other minister "
        "had come there since the sluic-\nes were built."
    )

    assert the(clean_text(f"{HEAD}{hyphenated}\n\n{wrapped(TWO, 42)}"), "The engineers did").text == (
        "The engineers did not expect that the ex-minister would come to the embankment. No other minister had come "
        "there since the sluices were built."
    )


def test_a_paragraph_cut_by_an_empty_line_is_healed_with_a_space_that_has_no_source() -> None:
    cut = ONE.index(" higher")
    source = HEAD + ONE[:cut] + "\n\n" + ONE[cut + 1 :] + "\n\n" + TWO + "\n\n" + THREE

    block = the(clean_text(source), "Engineers")

    assert block.text == ONE
    assert len(block.spans) == 2
    assert block.runs[0].text_length == cut
    assert block.runs[1].text == cut + 1


def test_a_paragraph_is_healed_around_a_page_head() -> None:
    lines = wrapped(ONE).split("\n")
    source = (
        HEAD + "\n".join(lines[:2]) + "\n\n- 2 -\n\x0cTHE RIVER POST\n" + "\n".join(lines[2:]) + "\n\n" + wrapped(TWO)
    )

    article = clean_text(source)

    assert texts(article) == [ONE, TWO]
    assert texts(article, Kind.BOILERPLATE) == ["- 2 -", "THE RIVER POST"]


def test_a_paragraph_is_healed_around_an_advertisement() -> None:
    cut = ONE.index(" had held")
    source = HEAD + ONE[:cut] + "\n\nAdvertisement\n\n" + ONE[cut + 1 :] + "\n\n" + TWO + "\n\n" + THREE

    article = clean_text(source)

    assert texts(article) == [ONE, TWO, THREE]
    assert the(article, "Advertisement").hidden


def test_inline_marks_leave_the_text_and_stay_in_the_span() -> None:
    source = HEAD + ONE.replace("flood defences", "**flood defences**") + "\n\n" + TWO

    block = the(clean_text(source), "Engineers")

    assert block.text == ONE
    assert [block.text[mark.start : mark.end] for mark in block.marks] == ["flood defences"]
    assert block.marks[0].style is Style.BOLD
    assert len(block.spans) == 1


def test_backslashes_that_keep_signs_from_being_mark_up_go_with_it() -> None:
    source = (
        HEAD
        + f"**{ONE}**\n\n{TWO}\n\n"
        + r"“The threat of \[the river's\] waters is over,” she said. 1\. Or so it seems."
    )

    block = the(clean_text(source), "The threat")

    assert block.text == "“The threat of [the river's] waters is over,” she said. 1. Or so it seems."
    assert len(block.spans) == 1


@pytest.mark.parametrize(
    "other", [r"It lies in C:\[data]\maps.", r"The angle \alpha is \[small\].", "Nothing is bold."]
)
def test_backslashes_of_paths_and_formulas_stay(other: str) -> None:
    bold = "" if other.startswith("Nothing") else "**Engineers** measured it. "
    source = HEAD + f"{bold}{ONE}\n\n{other} " + r"They wrote \[sic\] below it." + f"\n\n{TWO}"

    assert r"\[sic\]" in the(clean_text(source), "They wrote").text


def test_what_converters_leave_where_emphasis_ends_goes() -> None:
    source = (
        HEAD + f"{ONE}\n\nThe _Drava Post_ , and it alone, said so.****\n\nIt was a **** of a night for _them_ . {TWO}"
    )

    article = clean_text(source)

    assert the(article, "alone").text == "The Drava Post, and it alone, said so."
    assert the(article, "of a night").text == f"It was a **** of a night for them. {TWO}"


def test_a_pull_quote_without_an_end_is_joined_to_nothing_in_a_torn_text() -> None:
    said = '"The river came up faster than anybody on the board had told us, and we held it," the mayor said.'
    pulled = '""The river came up faster than anybody on the board had told us"'
    below = f"Ms Kovač said that they knew. {THREE}"
    one, two, last = (
        ONE.replace(" held", "\n\nheld"),
        TWO.replace(" told", "\n\ntold"),
        LAST.replace(" to", "\n\nto", 1),
    )
    source = f"{HEAD}{one}\n\n{said}\n\n{two}\n\n{pulled}\n\n{below}\n\n{last}"

    found = [block.text for block in clean_text(source).blocks]

    assert {ONE, TWO, LAST, pulled, below} <= {*found}


@pytest.mark.parametrize("label", ["Read More", "Advertisement", "Share This Story"])
def test_a_label_below_a_wrapped_paragraph_is_no_part_of_it(label: str) -> None:
    source = f"{HEAD}{wrapped(ONE, 48)}\n\n{wrapped(TWO, 48)}\n{label}\n\n{wrapped(THREE, 48)}"

    article = clean_text(source)

    assert texts(article) == [ONE, TWO, THREE]
    assert the(article, label).kind is Kind.BOILERPLATE


def test_the_head_of_a_wire_story_has_its_lines_though_no_empty_one_parts_them() -> None:
    head = (
        "Four engineers hurt as pumps fail for nine hours on the Lower Drava",
        "Eds: UPDATES with comments of the minister; ADDS detail on the pumps",
        "By ANA KOVAČ and PAUL REECE",
    )
    source = "\n".join(head) + "\n\n" + "\n\n".join(wrapped(text, 58, "   ") for text in (ONE, TWO, THREE, LAST))

    kinds = {block.text: block.kind for block in clean_text(source).blocks}

    assert [kinds.get(line) for line in head] == [Kind.TITLE, Kind.BOILERPLATE, Kind.BYLINE]
    assert kinds[ONE] is Kind.PARAGRAPH


def test_a_drop_capital_is_put_back_to_its_word() -> None:
    source = HEAD + "**E** ngineers" + ONE[9:] + "\n\n" + TWO.replace("Some", "Some engineers and")

    assert the(clean_text(source), "ngineers said").text == ONE


def test_list_markers_and_hashes_leave_the_text() -> None:
    source = (
        HEAD
        + f"{ONE}\n\n## What happens now\n\n* More sandbags are filled\n* The schools stay closed\n\n{TWO}\n\n{THREE}"
    )

    article = clean_text(source)

    assert texts(article, Kind.HEADING) == ["What happens now"]
    assert the(article, "What happens").level == 2
    assert texts(article, Kind.LIST) == ["More sandbags are filled", "The schools stay closed"]


def test_one_headline_at_most() -> None:
    article = clean_text(HEAD + BODY)

    assert texts(article, Kind.TITLE) == ["Flood defences hold along the Lower Drava"]
    assert article.byline == "By Ana Kovač"
    assert article.date == "2025-03-07"


def test_a_table_keeps_its_columns() -> None:
    table = "Gauge         Friday   Saturday\nUpper bridge     412        398\nLower bridge     455        431"

    block = the(clean_text(f"{HEAD}{ONE}\n\n{table}\n\n{TWO}"), "Gauge")

    assert block.text == table
    assert block.reason is not None
    assert block.reason.rule == "verbatim"


def test_tabs_reach_to_their_stops_as_atoms() -> None:
    table = "a\tb\tc\n10\t20\t30\n100\t200\t300"

    block = the(clean_text(f"{HEAD}{ONE}\n\n{table}\n\n{TWO}"), "100")

    assert block.text.split("\n") == ["a       b       c", "10      20      30", "100     200     300"]
    assert any(run.is_atom for run in block.runs)


def test_verse_keeps_its_lines() -> None:
    verse = (
        "The river came at dead of night,\nIt came without a sound,\n"
        "It left no window with a light,\nAnd not a yard of ground."
    )

    assert the(clean_text(f"{HEAD}{ONE}\n\n{verse}\n\n{TWO}"), "The river").text == verse


def test_results_keep_their_lines() -> None:
    results = "Rovers 2 Wanderers 1\nUnited 0 City 0\nAlbion 3 Athletic 2"

    assert the(clean_text(f"{HEAD}{ONE}\n\n{results}\n\n{TWO}"), "Rovers").text == results


def test_code_keeps_its_indents() -> None:
    code = "def level(gauge):\n    return gauge.read() + 0.5"

    assert the(clean_text(f"{HEAD}{ONE}\n\n{code}\n\n{TWO}"), "def level").text == code


def test_the_headers_of_a_mail_tell_title_and_date_and_are_hidden() -> None:
    headers = "From: desk@example.org\nTo: all@example.org\nSubject: Floods\nDate: Fri, 7 Mar 2025 09:00:00 +0100"

    article = clean_text(f"{headers}\n\n{wrapped(ONE)}\n\n{wrapped(TWO)}")

    assert article.blocks[0].hidden
    assert article.blocks[0].text == headers
    assert article.date == "2025-03-07"


def test_an_orphan_is_kept_when_its_beginning_is_gone() -> None:
    orphan = "of the old bridge at Varna, which was closed to traffic on Thursday."
    source = f"{HEAD}{ONE}\n\n{TWO}\n\n\n\n{orphan}\n\n{THREE}"

    block = the(clean_text(source), "of the old bridge")

    assert block.kind is Kind.FRAGMENT
    assert not block.hidden


def test_a_pull_quote_apart_from_the_text_names_what_it_repeats() -> None:
    quote = "Some four hundred people who had been taken to schools were told that they could go home."
    source = f"{HEAD}{ONE}\n\n{TWO}\n\n\n\n{quote}\n\n{THREE}"

    article = clean_text(source)

    assert the(article, quote).kind is Kind.PULLQUOTE
    assert the(article, quote).repeats == article.blocks.index(the(article, "The mayor thanked"))


def test_links_below_the_article_are_hidden() -> None:
    source = HEAD + BODY + "\n\nMore News\n\nBridge To Close For Repairs\n\nHarvest Begins Early"

    article = clean_text(source)

    assert texts(article, Kind.BOILERPLATE) == ["More News", "Bridge To Close For Repairs", "Harvest Begins Early"]
    assert all(block.hidden is (block.kind is Kind.BOILERPLATE) for block in article.blocks)


def test_chinese_lines_are_joined_without_a_space() -> None:
    lines = [
        "工程师周五表示，下游新建的防洪堤在夜间经受住了",
        "考验，尽管水位高于一九六五年春天以来的任何时候",
        "，许多居民仍然留在学校里过夜，等待消息。",
    ]
    source = "\n".join(lines)

    assert the(clean_text(source + "\n\n" + source), "工程师").text.startswith("".join(lines[:2]))


def test_menu_above_the_headline_is_not_taken_for_it() -> None:
    article = clean_text(f"Home | Politics | Economy | Sport\n\n{HEAD}{BODY}")

    assert article.title == "Flood defences hold along the Lower Drava"


def test_running_head_is_not_taken_for_the_headline() -> None:
    article = clean_text(f"THE HARBOUR TIMES\n\n{HEAD}{ONE}\n\nTHE HARBOUR TIMES\n\n{TWO}")

    assert article.title == "Flood defences hold along the Lower Drava"


def test_what_stands_after_several_paragraphs_is_no_headline() -> None:
    article = clean_text(f"{BODY}\n\n{ONE}\n\nWhat the New Flood Defences Will Cost the City\n\n{TWO}\n\n{THREE}")

    assert article.title is None


def test_sentence_that_is_finished_is_not_joined_to_the_next() -> None:
    article = clean_text(f"{HEAD}{ONE}\n\n{TWO}\n\n{THREE}")

    assert not any(block.joins for block in article.blocks)


def test_summary_in_front_matter_is_a_standfirst() -> None:
    front = "---\ntitle: Flood defences hold\ndescription: Nobody has said yet who is to pay for them\n---\n\n"

    found = texts(clean_text(f"{front}{BODY}"), Kind.STANDFIRST)

    assert found == ["Nobody has said yet who is to pay for them"]


def test_author_in_front_matter_is_the_byline() -> None:
    article = clean_text(f"---\ntitle: Flood defences hold\nauthor: Ana Kovač\n---\n\n{BODY}")

    assert texts(article, Kind.BYLINE) == ["Ana Kovač"]


def test_headline_of_front_matter_is_hidden_where_it_stands_again_below() -> None:
    article = clean_text(f"---\ntitle: Flood defences hold\n---\n\n# Flood defences hold\n\n{BODY}")

    assert [(block.text, block.hidden) for block in article.blocks if "hold" in block.text] == [
        ("title: Flood defences hold", True),
        ("Flood defences hold", False),
    ]


def test_sentence_in_the_middle_of_an_article_is_never_hidden() -> None:
    line = "Please subscribe to our newsletter, and read our cookie policy before you comment on your account."

    article = clean_text(f"{HEAD}{ONE}\n\n“{line}” the mayor said, and laughed.\n\n{TWO}\n\n{THREE}")

    assert any(line in block.text and not block.hidden for block in article.blocks)


def test_a_short_sentence_between_two_paragraphs_of_a_page_is_never_hidden() -> None:
    menu = "\n\n".join(["Home", "Islands", "Sport", "Culture", "Weather", "Archive"] * 9)

    article = clean_text(f"{menu}\n\n{HEAD}{ONE}\n\nHe died awaiting trial.\n\n{TWO}\n\n{THREE}\n\n{menu}")

    assert "He died awaiting trial." in texts(article, Kind.PARAGRAPH)


def test_a_name_that_a_gap_parts_is_whole_where_the_text_has_it_elsewhere() -> None:
    halves = (
        "The cracks in the dam were found in May, said the engineers. All of them have worked for Ola",
        "Henriksen, who owns the firm, and none was asked to write a report about it.",
    )
    elsewhere = "Nobody at the office of Ola Henriksen answered the telephone on Monday or on the day after it."

    article = clean_text("\n\n".join([HEAD.rstrip(), ONE, *halves, elsewhere, TWO, THREE]))

    assert " ".join(halves) in texts(article, Kind.PARAGRAPH)


@pytest.mark.parametrize("credit", CREDITS)
def test_a_line_that_names_whose_picture_it_tells_of_is_a_caption(credit: str) -> None:
    article = clean_text(f"{HEAD}{ONE}\n\nThe new flood defences {credit}\n\n{TWO}\n\n{THREE}")

    assert the(article, credit).kind is Kind.CAPTION


@pytest.mark.parametrize("question", ["What caused the floods?", "How high was the water?", "Who pays for it?"])
def test_a_question_that_is_put_to_nobody_is_a_heading(question: str) -> None:
    article = clean_text(f"{HEAD}{ONE}\n\n{question}\n\n{TWO}\n\n{THREE}")

    assert the(article, question).kind is Kind.HEADING


def test_a_bullet_on_a_line_of_its_own_belongs_to_the_line_below() -> None:
    source = f"{HEAD}{ONE}\n\n•\nBring blankets and warm clothes\n•\nCall the town hall before noon\n\n{TWO}\n\n{THREE}"

    article = clean_text(source)

    assert texts(article, Kind.LIST) == ["Bring blankets and warm clothes", "Call the town hall before noon"]


def test_a_noun_of_german_goes_on_a_sentence_that_a_credited_picture_cut() -> None:
    first = "Nach elf Jahren Streit hat der Rat am Donnerstag beschlossen, den Fischmarkt mit einem neuen"
    second = "Dach aus Holz und Glas zu überspannen. Die Bauzeit soll vierzehn Monate betragen."
    picture = "Der Fischmarkt im Jahr 1962. Foto: Stadtarchiv"

    third = "Kritiker halten die Kosten von neun Millionen Euro für zu hoch. Die Kaimauer ist seit 2016 gesperrt."

    head = "Der Hafen bekommt ein Dach\n\nVon Maike Brandt"

    article = clean_text(f"{head}\n\n{third}\n\n{first}\n\n{picture}\n\n{second}")

    assert the(article, "Nach elf Jahren").text == f"{first} {second}"


def test_a_persian_sentence_that_a_picture_cut_is_whole() -> None:
    first = "بازار قدیمی شهر که شامگاه شنبه در آتش سوخت تا اطلاع بعدی بسته می‌ماند. شهردار گفت که بیش از"
    second = "شصت مغازه آسیب دیده است و ارزیابی خسارت‌ها تا پایان هفته ادامه خواهد داشت."
    third = "مغازه‌داران می‌گویند که سیم‌کشی بازار سی سال است نوسازی نشده است. آتش‌نشانی علت را اعلام نکرده است."
    source = f"بازار قدیمی شهر پس از آتش‌سوزی بسته ماند\n\n{first}\n\nعکس: خبرگزاری شهر\n\n{second}\n\n{third}"

    article = clean_text(source)

    assert the(article, "شامگاه").text == f"{first} {second}"


def test_the_number_of_a_footnote_does_not_hide_the_end_of_a_paragraph() -> None:
    article = clean_text(f"{HEAD}{ONE}\n\n{TWO}12\n\n{THREE}")

    assert texts(article) == [ONE, f"{TWO}12", THREE]


def test_bullets_of_two_depths_before_one_item_all_go() -> None:
    source = f"{HEAD}{ONE}\n\n•\n  □ Bring blankets and warm clothes\n•\n  □ Call the town hall\n\n{TWO}\n\n{THREE}"

    again = clean_text(clean_text(source).text)

    assert "□" not in again.text
    assert again.text == clean_text(source).text


@pytest.mark.parametrize("signs", ["— — — — — — —", "~ ~ ~ ~ ~ ~ ~"])
def test_signs_that_are_no_words_repeat_nothing(signs: str) -> None:
    article = clean_text(f"{HEAD}{ONE}\n\n{signs}\n\n{TWO}\n\n{THREE}")

    assert not any(block.kind is Kind.PULLQUOTE for block in article.blocks)


@pytest.mark.parametrize("below", [0, 1, 2])
def test_words_of_a_paragraph_that_stand_again_near_it_are_a_pull_quote(below: int) -> None:
    quote = "the water rose higher than at any time since the spring of 1965"
    parts = [ONE, TWO, THREE, LAST]
    article = clean_text(HEAD + "\n\n".join([*parts[: below + 1], quote.capitalize(), *parts[below + 1 :]]))

    assert the(article, quote.capitalize()).kind is Kind.PULLQUOTE
