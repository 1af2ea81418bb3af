"""Sentences that links have cut, in scripts whose letters do not tell where a sentence begins."""

import pytest

from reader.cleaning import clean_text
from reader.document.blocks import Kind

_KOREAN = [
    "섬과 육지를 잇는 배 두 척의 선체에서 균열이 발견되어 겨울 운항이 모두 취소되었다. 주민은 천사백여 명이다.",
    "군 의회는 수요일 저녁에 회의를 열어 우편과 약품을 나를 어선 한 척을 빌리기로 했다. 표결은 23대 8이었다.",
]
_CHINESE = [
    "检查人员在两艘渡轮的船壳上发现裂缝，轮渡公司因此取消了冬季的全部航班。岛上约有一千四百名居民。",
    "县议会星期三晚上召开紧急会议，决定租用一艘渔船运送邮件和药品。表决结果为二十三票对八票。",
]
_JAPANESE = [
    "二隻の船体に亀裂が見つかり、島と本土を結ぶ冬の便はすべて欠航となった。島には千四百人が暮らしている。",
    "郡議会は水曜の夜に会議を開き、郵便と薬を運ぶ漁船を一隻借りることを決めた。賛成は二十三人だった。",
]
_HINDI = [
    "दो जहाज़ों के पेंदे में दरारें मिलने के बाद सर्दियों की सारी फेरियाँ रद्द कर दी गईं। द्वीपों पर चौदह सौ लोग रहते हैं।",
    "परिषद ने बुधवार शाम डाक और दवाओं के लिए एक नाव किराए पर लेने का फैसला किया। तेईस सदस्यों ने पक्ष में मत दिया।",
]
_ARABIC = [
    "ألغت شركة العبارات كل رحلات الشتاء بعد أن وجد المفتشون شقوقا في بدن سفينتين. ويعيش في الجزر ألف وأربعمئة شخص.",
    "واجتمع مجلس المقاطعة مساء الأربعاء وقرر استئجار قارب صيد لنقل البريد والأدوية. وصوت ثلاثة وعشرون عضوا بالموافقة.",
]


def _texts(gap: str, text: list[str], *torn: str) -> list[str]:
    return [block.text for block in clean_text(gap.join([*text, *torn, *text[::-1]])).blocks]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(
    ("text", "torn"),
    [
        (
            _KOREAN,
            ("군은 2021년부터 배가 없는 마을에서 ' 행복배' 사업", "을 운영하고 있다. 지난해 이용객은 만 명이었다."),
        ),
        (_KOREAN, ('의원 정성호는 지난주 군 의회 회의에서 이렇게 "', "배가 더 필요하다", '"고 지적했다.')),
        (_CHINESE, ("市里去年出台的办法", "，租用渔船须经三分之二以上的居民同意，但手续并不复杂。")),
        (_CHINESE, ("居民说，他们每天经过的是一座建于1921年的", "石渡桥", "，桥头总是排着长长的队伍。")),
        (_JAPANESE, ("きっかけは、郡が昨年の秋に公表した島の家の", "空き家調査", "を読んだことだった。")),
        (_HINDI, ("विकास अधिकारी गीता पाटीदार", "ने बताया कि घाट की मरम्मत का प्रस्ताव भेजा जा चुका है।")),
        (_ARABIC, ("ويشير السكان في الجزر البعيدة إلى أن المجلس وعد في", "بيان سابق", "بإصلاح الرصيف قبل العيد.")),
    ],
)
def test_a_sentence_that_a_link_has_cut_is_whole(gap: str, text: list[str], torn: tuple[str, ...]) -> None:
    found = [block.replace(" ", "") for block in _texts(gap, text, *torn)]

    assert "".join(torn).replace(" ", "") in found


@pytest.mark.parametrize(
    ("text", "above", "below"),
    [
        (_KOREAN, "해솔마을 부두에서 주민들이 배를 기다리고 있다. 한도윤 기자", "군은 배를 한 척 더 빌리기로 했다."),
        (_CHINESE, "星期一，居民在码头上等待渡轮。受访者供图", "县里准备再租一艘渔船。"),
        (_JAPANESE, "「今日は少し思い出した。昔は人がいた」", "郡は船をもう一隻借りる方針だ。"),
        (_HINDI, "पुल कब बनेगा? जानिए पूरी योजना", "परिषद ने कहा कि काम अगले साल शुरू होगा।"),
        (_HINDI, "लेखक के बारे में", "रेखा चौहान"),
        (_HINDI, "पहली फेरी 2 नवंबर को", "घाट पर खड़ी नाव। फाइल फोटो।"),
        (_JAPANESE, "港に並ぶ船。冬の間は動かない。PHOTOGRAPH: JAN MOE", "郡は船をもう一隻借りる方針だ。"),
    ],
)
def test_what_stands_for_itself_stays_apart(text: list[str], above: str, below: str) -> None:
    assert above in _texts("\n", text, above, below)


@pytest.mark.parametrize(
    ("text", "above", "below"),
    [
        (
            _JAPANESE,
            "保存会の会長を務める女性は、集まった住民およそ百人を前にこう話した。「消えたままにはしておけません」",
            "修復費は約二億円で、半分は国の補助金でまかなう。",
        ),
        (
            _ARABIC,
            'وقالت بائعة خضار تسكن قرب المرفأ منذ أربعين عاما: "سمعنا صوتا يشبه الرعد ثم رأينا السفينة في الماء"',
            "وبني الرصيف عام 1893، وكان يستخدمه ألف شخص كل يوم.",
        ),
    ],
)
def test_what_is_said_at_its_end_ends_a_long_paragraph(text: list[str], above: str, below: str) -> None:
    texts = _texts("\n\n", text, above, below)

    assert above in texts
    assert below in texts


def test_chinese_lines_meet_without_a_space_at_quotation_marks() -> None:
    text = (
        "住在桥头的退休教师周慧兰说，“早上起来，桥就围起来了”，她一直很担心。“昨天晚上我听见很大的响声，以为是打雷。”"
    )
    wrapped = ["\n".join(part[at : at + 18] for at in range(0, len(part), 18)) for part in (text, *_CHINESE, text[7:])]

    assert text in [block.text for block in clean_text("\n\n".join(wrapped)).blocks]


def test_a_text_in_a_script_that_parts_phrases_has_a_headline_and_paragraphs() -> None:
    text = [
        "เรือข้ามฟากหยุดเดินทั้งฤดูหนาว",
        "บริษัทเรือข้ามฟากกล่าวเมื่อวันอังคารว่าเที่ยวเรือทั้งหมดจะถูกยกเลิก หลังจากผู้ตรวจสอบพบรอยร้าวที่ตัวเรือสองลำ",
        "ชาวเกาะรอมาหกเดือนแล้ว และสภาเรียกร้องให้บริษัทเปิดเผยรายงานการตรวจสอบทั้งหมด",
        "จะมีการประชุมในสัปดาห์หน้า แต่บริษัทไม่เห็นด้วย และผู้เชี่ยวชาญหลายคนเตือนว่าเรืออาจไม่กลับมา",
        "ด้านนายสมชาย ใจดี ผู้อำนวยการท่าเรือ กล่าวว่า “เราจะทำทุกอย่างที่ทำได้” และขอให้ชาวเกาะอดทน",
        "ทั้งนี้ ราคาเช่าเรือเพิ่มขึ้นร้อยละ 12 ในช่วงสามเดือนที่ผ่านมา ตามรายงานของเทศมณฑล",
    ]

    kinds = [block.kind for block in clean_text("\n\n".join(text)).blocks]

    assert kinds == [Kind.TITLE, *[Kind.PARAGRAPH] * 5]
