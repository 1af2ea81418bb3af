"""What a site says of itself between the paragraphs is set aside; what only sounds like it is not."""

import pytest

from reader.cleaning import clean_text
from reader.document.blocks import Kind
from tests.cleaning.test_rules import ONE, THREE, TWO, the

HEAD = "Flood defences hold along the Lower Drava\n\nBy Ana Kovač\n\n7 March 2025\n\n"


@pytest.mark.parametrize(
    "notice",
    [
        "Wait 1 second to continue.",
        "We apologize, but this video has failed to load.",
        "The media could not be loaded, either because the server or network failed.",
        "Video Player is loading.",
        "Unfortunately, this video is not available in your region.",
        "Sorry, we can’t load comments right now. Try again.",
        "You can skip this ad in 5 seconds",
        "Why the dams held this time Why the dams held this time Why the dams held this time Ana Kovač",
        "Current Time 0:00",
        "You have 2 free articles remaining this month.",
        "This advertisement has not loaded yet, but your article continues below.",
        "The post Flood defences hold appeared first on Valley News.",
        "214 Retweets 37 Quotes 1,102 Likes",
        "(BUTTON) Open menu",
        "Eds: UPDATES with quotes.",
        "desk@valley.example",
        "Il vous reste 74% de cet article à lire. La suite est réservée aux abonnés.",
        "Wir verwenden Cookies, um unsere Website zu verbessern.",
        "Te recomendamos",
        "Get the day's top stories delivered to your inbox every morning.",
        "Follow Valley News on Facebook, Instagram and X.",
        "Home > News > Rivers",
        "You are here: Home / News / Rivers",
        "IFRAME: https://ads.valley.example/slot",
        "İlk yorumu siz yapın!",
        "Copyright Valley News Limited 2025. All rights reserved.",
        "© Valley News 2025",
        "ak/ pr/",
        "ak/pr/mb",
        "vdn0187 4 pl 214 vdn 0455",
        "Enjoyed this story? Support our work by becoming a member.",
        "Follow Valley News on Google News and add us as a preferred source.",
        "For the latest from the valley, sign up to our free daily newsletter.",
        "The next issue of Valley Letter will soon be in your inbox.",
        "All photographs of this page are licensed under a Creative Commons licence.",
        "It looks like you’re using an ad blocker.",
        "The sluice at the paper mill was built in 1911. Nobody has opened it since… Read more Read more",
        "Comment on this article",
        "On Tue, 14 May 2024 at 09:12, Joan Pell wrote:",
        "Am 14.05.2024 um 09:12 schrieb Joan Pell:",
        "Print this page",
        "Zum Inhalt springen",
        "* * *",
        "(Reporting by Ana Kovač in Osijek; Editing by Paul Reece)",
        "Subscribe to read the full story.",
        "Lesen Sie auch: Warum die Deiche hielten",
        "À lire aussi : Pourquoi les digues ont tenu",
        "LEGGI ANCHE > Perché gli argini hanno retto",
        "Читайте также: Почему выдержали дамбы",
        "اقرأ أيضًا: لماذا صمدت السدود",
        "بیشتر بخوانید: چرا سدها دوام آوردند",
        "[관련기사] 둑은 왜 버텼나",
        "【関連記事】堤防はなぜ持ちこたえたか",
        "Media contact: Ana Kovač, press@valley.example, 0155 0100",
        "<저작권자 ⓒ 강변일보, 무단전재 및 재배포 금지>",
        "İlgili Haberler",
        "Поделиться",
        "اشتراک‌گذاری",
        "اقرأ أيضا:",
        "分享到：",
        "この記事は有料記事です",
        "무단전재 및 재배포 금지",
        "ये भी पढ़ें",
    ],
)
def test_a_notice_between_paragraphs_is_set_aside(notice: str) -> None:
    article = clean_text(f"{HEAD}{ONE}\n\n{notice}\n\n{TWO}\n\n{THREE}")

    assert the(article, notice).kind is Kind.BOILERPLATE


@pytest.mark.parametrize(
    "sentence",
    [
        "The video could not be independently verified, the agency said on Friday evening.",
        "The engineers could not close the gate on Friday, and they will try again on Monday.",
        "We shall hold the dam, we shall hold the dam, we shall hold the dam, they sang on Friday.",
        "Join the queue early, the mayor told residents who still wanted to see the dam.",
        "Share prices of the insurers fell by four per cent when the exchange opened on Friday.",
        "Comments by the minister on the dam drew laughter from the back of the hall on Friday.",
        "By clicking on the link, residents had let somebody else into the pumping station.",
        "People are also worried that the water will come back before the spring, she said.",
        "Home/office rules had kept the engineers away from the dam for most of the week.",
        "Copyright law kept the plans of the dam out of the archive until 2019, the clerk said.",
        "“Join us on the dam tomorrow,” she shouted.",
        "Click here to pay, said the text message, and 3,100 people did.",
        "He asked for three pumps… and the board gave him more.",
        "On 14 May, at a meeting that nobody had called, the minister of the interior wrote:",
        "Residents can sign up for the newsletter of the river board at the town hall, he added.",
        "Follow the river on the map and you pass eleven pumping stations before the bridge.",
    ],
)
def test_reporting_that_begins_like_a_notice_stays(sentence: str) -> None:
    article = clean_text(f"{HEAD}{ONE}\n\n{TWO}\n\n{sentence}\n\n{THREE}")

    assert the(article, sentence).kind is Kind.PARAGRAPH


@pytest.mark.parametrize(
    "sentence",
    [
        "Related companies had sold the land twice, the auditors found in March.",
        "Lesen Sie auch das Kleingedruckte, riet der Anwalt den Bewohnern am Montag.",
    ],
)
def test_a_sentence_that_begins_as_leads_do_stays(sentence: str) -> None:
    article = clean_text(f"{HEAD}{ONE}\n\n{sentence}\n\n{TWO}\n\n{THREE}")

    assert not the(article, sentence).hidden


def test_a_heading_that_the_text_quotes_is_not_the_headline() -> None:
    quoted = f"« The water has never stood so high », the mayor said of Friday night. {TWO}"
    source = "\n\n".join([HEAD.strip(), ONE, THREE, ONE + " " + THREE, "« The water has never stood so high »", quoted])

    article = clean_text(source)

    assert the(article, "Flood defences").kind is Kind.TITLE
    assert the(article, ONE[:40]).kind is Kind.PARAGRAPH


def test_a_paragraph_that_a_notice_stands_in_the_middle_of_is_whole() -> None:
    first, second = TWO[: TWO.index(" to schools")], TWO[TWO.index("to schools") :]

    article = clean_text(f"{HEAD}{ONE}\n\n{first}\n\nWait 1 second to continue.\n\n{second}\n\n{THREE}")

    assert TWO in [block.text for block in article.blocks]


def test_all_that_stands_below_the_heading_of_the_comments_is_set_aside() -> None:
    comments = (
        "3 Comments\n\nmarlow77\n2 hours ago\nThey sold the pool in the same way.\nReply\n\nPenny L.\n5 hours ago"
    )
    last = (
        "My grandfather laid the tiles in the reading room. I hope that the hotel keeps them, and the clock with them."
    )

    article = clean_text(f"{HEAD}{ONE}\n\n{TWO}\n\n{THREE}\n\n{comments}\n{last}\nReply\n")

    assert {block.kind for block in article.blocks[6:]} == {Kind.BOILERPLATE}
    assert the(article, "Insurers").kind is Kind.PARAGRAPH


def test_an_article_below_a_count_of_comments_stays() -> None:
    article = clean_text(f"{HEAD}3 Comments\n\n{ONE}\n\n{TWO}\n\n{THREE}\n\n2 hours ago\n\n5 hours ago")

    assert the(article, "Insurers").kind is Kind.PARAGRAPH


@pytest.mark.parametrize("notice", ["Story continues below", "Read more: How dams are built", "[Image: the weir]"])
def test_the_last_paragraph_below_a_notice_stays(notice: str) -> None:
    last = "The finance minister said that he would stay in office until then. Markets hardly moved."

    article = clean_text(f"{HEAD}{ONE}\n\n{TWO}\n\n{notice}\n\n{last}")

    assert not the(article, last).hidden


def test_a_box_of_links_between_paragraphs_is_no_stanza() -> None:
    box = ["LEIA TAMBÉM:", "Vídeo mostra casas na água", "Rodovia é interditada nos dois sentidos"]

    article = clean_text("\n\n".join([HEAD.strip(), ONE, "\n".join(box), TWO, THREE]))

    assert [block.text for block in article.blocks][4:-2] == box
    assert the(article, box[0]).hidden


@pytest.mark.parametrize("division", ["::: {.content}", '::: {.nav-global role="navigation"}', ":::", "::::: sidebar"])
def test_the_divisions_that_a_converter_writes_are_no_text(division: str) -> None:
    article = clean_text(f"{division}\n# {HEAD}{ONE}\n\n{division}\n{TWO}\n:::\n\n{THREE}")

    assert article.title == "Flood defences hold along the Lower Drava"
    assert the(article, division).hidden
    assert the(article, TWO).text == TWO
