"""The words by which furniture, captions, bylines and broken sentences are known.

They are common words of web pages and newsrooms in a dozen languages, each set a hint that the model weighs, none a
verdict. All are lower case.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _lines(text: str) -> frozenset[str]:
    return frozenset(map(str.strip, text.split("|")))


SHARE = _words("""
    share tweet facebook twitter x whatsapp email e-mail linkedin pinterest reddit telegram flipboard messenger
    sms print copy link bookmark instagram youtube tiktok threads bluesky mastodon gab gettr tumblr pocket save
    listen follow like send rss teilen partager compartir condividi drucken imprimer imprimir delen dela jaa
""")
"""Words of the buttons above and below an article."""

SITE = _words("""
    menu home login logout register account search subscribe subscription newsletter newsletters advertise
    contact privacy cookie cookies terms policy policies sitemap faq careers jobs help support feedback app apps
    podcast podcasts video videos photos gallery galleries weather horoscopes crosswords puzzles archive
    archives e-paper epaper sections latest trending popular topics categories tags editions about donate shop
    store classifieds obituaries sign log preferences notifications settings copyright reserved rights
    accessibility disclaimer impressum datenschutz anmelden abonnieren abo startseite suche mentions connexion
    abonnement inicio suscríbete buscar iniciar sesión contacto accueil rechercher
""")
"""Words of navigation, footers and accounts."""

RELATED = _words("""
    related recommended recommendations trending popular headlines stories articles posts picks promoted
    sponsored weiterlesen meistgelesen noticias artículos articoli artikel
""")
"""Words of the boxes that lead to other articles."""

ASIDE = _words("""
    advertisement advertisements ad ads advert sponsored promoted anzeige werbung publicité publicidad
    pubblicità advertentie annons reklama реклама 広告 广告 광고
""")
"""Words that stand alone where an advertisement stood."""

COMMENT = _words("""
    comment comments reply replies responses commenting discussion conversation moderated guidelines kommentare
    kommentieren commentaires comentarios commenti
""")
"""Words of the readers' comments."""

LEGAL = _words("""
    copyright © (c) reserved rights trademark trademarks licence license licensed llc inc ltd gmbh reproduction
    permission redistributed urheberrecht vorbehalten réservés reservados
""")
"""Words of notices about rights."""

CREDIT = _words("""
    photo photos photograph photographer picture pictured image images credit credits file illustration getty
    shutterstock istock courtesy supplied handout screengrab screenshot foto fotos bild archivbild imago dpa
    crédit crédito caption alamy symbolbild symbolfoto fotografía fotoğraf görsel фото фотография
    عکس تصویر تصویری عکاس صورة الصورة تصوير 图 圖 图为 圖為 图片 圖片 写真 사진 फोटो तस्वीर
""")
"""Words of picture credits."""

CONSENT = _words("""
    cookie cookies privacy consent opt-out opting preferences browser browsers advertising personalised
    personalized valid logged signing affiliate commission purchases advertiser blocker comments comment opt-in
    unbiased cookies' vendors newsletter newsletters inbox unsubscribe subscribers subscriber subscription
    subscribe sign-up log-in login password account accounts registered commenting commenters moderated
    javascript adblocker ad-blocker e-mail email policy terms permissions datenschutz einwilligung
    newsletter-abo témoins confidentialité privacidad
""")
"""Words of prose that is about the site and not of the article; one or two of them mean nothing."""

YOU = _words("""
    you your you'll you’ll you're you’re you've you’ve yourself du sie ihr ihre ihren vous votre vos usted tu su
""")
US = _words("""
    we our us ours we'll we’ll we're we’re we've we’ve wir uns unser unsere unseren nous notre nos nuestro nuestra
""")
"""Words by which a site speaks to its reader: together, and in no quotation, they are hardly ever reporting."""

ROLE = _words("""
    by author authors written words posted reporter correspondent editor newsroom staff writer writers columnist
    contributor agency agencies desk bureau news analyst journalist von par por di av door autor auteur
    redaktion redacción rédaction redazione correspondant korrespondent
""")
"""Words of bylines."""

OPEN = _words("""
    a an the this that these those of in on at to for from by with without into onto over under about after
    before between among during through against toward towards and or but nor so as than if because while when
    where who whom whose which what how is are was were be been being am has have had having do does did will
    would shall should can could may might must not its his her their our your my it's he she they we you i said
    says very more most such per der die das den dem des ein eine einen einem eines im vom zum zur und oder aber
    mit von für auf bei nach aus ist sind war waren wird wurde werden hat haben dass nicht sich als wie le la
    les un une du de et ou à au aux dans pour par avec en est sont que qui ne el los las una del y o con por
    para su al se no es son lo il gli di e che da nel della dei delle è het een van op te met voor niet och att
    som är på till av ikke og
""")
"""Words that a sentence hardly ends in: after one of them it was cut."""

BINDING = _words("""
    a the and or nor of from with without into onto between among during through against toward towards near
    around until since within across despite upon via per including called named who whose which if than
    der das dem des ein eine einen einem eines im vom zum zur und oder dass ohne zwischen gegen seit rund etwa
    le les un une du des et ou au aux dans depuis chez contre sous entre el los las una del y según desde hasta entre
    il gli della dello dei degli delle het een og och att ett som em um uma pelo pela dos das ao con que por para
    и в во на с со к ко от из за под над при без для до о об по у через между который которая которые что і та від
    z ze przez dla od przy który która które że ve ile için
""")
"""Words that no line ends in, be it a sentence or a heading: the next word belongs to them."""

CASELESS = _words("""
    که به از در را و با برای تا بر این آن یا إن أن بأن في من على إلى عن و مع التي الذي الذين بين هذا هذه ذلك لم لن
    قد حيث של את על עם כי אם או אל מן בין के की का को ने से में पर कि और
""")
"""The same in Persian, Arabic, Hebrew and Hindi."""

STRANDED = _words("in at on to for about by as")
"""Words that want another too, but that a heading or a question may end in."""

MORE = frozenset(
    tuple(pair.split())
    for pair in _lines("""
    more from | more in | more on | more about | mehr aus | mehr zu | mehr zum | más sobre | más en | mais sobre |
    plus sur | altro su | meer over | meer uit | mer från | mer om | więcej o | ещё по
    """)
)
"""How a line begins that heads a list of other articles, and says of what they are."""

OFFICE = _words("""
    president vice-president minister premier chancellor senator congressman congresswoman representative mayor
    governor chair chairman chairwoman chairperson sheriff officer constable chief director secretary spokesman
    spokeswoman spokesperson judge justice lawyer solicitor barrister counsel attorney prosecutor professor dr
    doctor analyst farmer coach captain manager owner founder leader member councillor councilman councilwoman
    trustee trustees commissioner superintendent sergeant detective inspector ambassador archbishop bishop king
    queen prince princess actor actress singer historian economist scientist researcher resident neighbour neighbor
    teacher engineer executive ceo mp mps bürgermeister bürgermeisterin ministerin kanzler kanzlerin sprecher
    sprecherin präsident präsidentin professorin anwalt anwältin landrat landrätin ministre maire président
    présidente porte-parole avocat avocate député députée directeur directrice alcalde alcaldesa ministro ministra
    presidente presidenta portavoz abogado abogada directora sindaco sindaca avvocato avvocata wethouder
    burgemeester woordvoerder prefeito prefeita advogado министр мэр губернатор президент директор адвокат депутат
    глава burmistrz prezydent rzecznik
""")
"""What stands before a name and says whose it is."""

SAYING = _words("""
    said says reported reports wrote writes tweeted posted stated announced explained added noted replied warned
    continued concluded argued sagte schrieb erklärte teilte berichtete écrit déclaré ajouté rapporte dijo escribió
    afirmó declaró informó señaló ha detto scritto dichiarato disse escreveu schreef zei skrev sagde sa
""")
"""Verbs by which a line introduces what somebody said."""

HEADER = _lines("""
    more news | more | more from us | more on this story | more stories | more like this | related |
    related articles | related stories | related news | related content | related topics | related coverage |
    related posts | related links | recommended | recommended for you | recommended reading | read more |
    read next | read also | see also | see more | what to read next | up next | also on the site | also read |
    you may also like | you might also like | you may like | most read | most popular | most viewed | popular |
    popular stories | trending | trending now | latest | latest news | latest stories | editor's picks |
    editors' picks | top stories | don't miss | must read | further reading | comments | leave a comment |
    leave a reply | join the conversation | tags | topics | share this | share this article | follow us |
    in this article | in other news | elsewhere | from our partners | sponsored | promoted stories |
    mehr zum thema | lesen sie auch | das könnte sie auch interessieren | weitere artikel |
    à lire aussi | lire aussi | sur le même sujet | voir aussi | más información | lee también | ver también |
    leia também | leia mais | veja também | saiba mais | vedi anche | ilgili haberler | benzer haberler | zobacz także |
    czytaj także | les også | läs också | materialien zum thema | материалы по теме | читайте також | ये भी पढ़ें |
    مطالب مرتبط | خبرهای مرتبط | مواضيع ذات صلة | أخبار ذات صلة | קראו גם | lea también |
    te puede interesar | más noticias | artículos relacionados | noticias relacionadas | artigos relacionados |
    notícias relacionadas | ähnliche artikel | verwandte artikel | articles liés | articles similaires |
    articoli correlati | gerelateerde artikelen | relaterade artiklar | relaterte artikler | powiązane artykuły |
    похожие новости | связанные новости | also in the news | les plus lus | keep reading | from the archive |
    around the web | explore more | next in news | zobacz też | polecane dla ciebie | à lire également |
    संबंधित कहानियां | ilginizi çekebilir |
    leggi anche | potrebbe interessarti | lees ook | läs mer | читайте также | اقرأ أيضا |
    بیشتر بخوانید | 相关新闻 | 相關新聞 | 関連記事 | 관련기사 |
    readers' favorites | readers' favourites | editors' choice | explore | downloads | on this page |
    in this section | meest gelezen | mest läst | mest lest | mest læst | mais lidas | más leídas | más leídos |
    más vistas | i più letti | le più lette | les plus consultés | am meisten gelesen | najczęściej czytane |
    самое читаемое | en çok okunanlar | ler mais | ilgili haber | etiketler | çok okunanlar | son dakika haberleri |
    関連ニュース | 関連リンク | 人気記事 | アクセスランキング | 相关阅读 | 延伸阅读 | 延伸閱讀 | 热门文章 | 熱門文章 |
    많이 본 뉴스 | 인기기사
""")
"""Lines that head a list of other articles; compared without closing punctuation."""

NOTICE = _lines("""
    sign up | sign in | log in | click here | read more | read also | also read | related | see also | watch |
    listen to | listen | share this | share on | follow us | story continues | article continues |
    continue reading | advertisement | skip to | subscribe now | subscribe to | get the | join our | join the |
    view image | view gallery | view comments | leave a | post a | add as | download the | download our |
    support our | got a | this article | this story | copyright | all rights | tags | filed under | topics |
    published in | back to | jump to | scroll to | show more | load more | more from | more on | copy link |
    link copied | terms of | privacy policy | cookie policy | we use | by signing | by clicking | by subscribing
    | your email | required fields | sponsored by | promoted by | powered by | min read | last updated |
    thanks for | thank you | enable javascript | please enable | loading | you may | you might | recommended for
    | play video | watch now | photo credit | image credit | contact us | about us | search for | categories
""")
"""How notices, prompts and links begin: their first two words, or the first."""

SECTION = _lines("""
    world | world news | international | national | local | local news | region | politics | elections |
    business | economy | finance | money | markets | sport | sports | football | culture | arts | books | film |
    music | media | life | lifestyle | style | fashion | food | travel | health | science | technology | tech |
    environment | climate | energy | education | crime | courts | law | society | opinion | editorial | analysis |
    explainer | obituary | obituaries | interview | investigation | feature | features | the long read | fact check |
    letters | guest essay | europe | asia | africa | middle east | americas | uk | us |
    politik | wirtschaft | gesellschaft | kultur | wissen | wissenschaft | panorama | ausland | inland | meinung |
    kommentar | leitartikel | reportage | nachruf | lokales | regional | finanzen | technik | digital | medien |
    gesundheit | reise | feuilleton | klima | bildung | vermischtes |
    monde | politique | économie | société | sciences | planète | santé | environnement | entretien | enquête |
    tribune | éditorial | analyse | décryptage | portrait | faits divers | justice | médias | idées |
    sociedad | política | economía | internacional | nacional | mundo | cultura | deportes | opinión | ciencia |
    salud | tecnología | sucesos | entrevista | reportaje | análisis | educación |
    cronaca | politica | economia | esteri | salute | scienza | tecnologia | opinioni | intervista | spettacoli |
    sociedade | desporto | esporte | opinião | ciência | saúde | cotidiano |
    binnenland | buitenland | economie | politiek | cultuur | wetenschap | opinie | gezondheid |
    innenriks | utenriks | politikk | økonomi | ekonomi | inrikes | utrikes | kultur | debatt | kotimaa | ulkomaat |
    talous | kulttuuri | gündem | siyaset | dünya | spor | kültür | röportaj | yaşam | sağlık | eğitim |
    kraj | świat | gospodarka | kultura | opinie | политика | экономика | общество | культура | спорт | в мире |
    происшествия | мнение | интервью | наука | політика | економіка | суспільство |
    سیاست | سیاسی | اقتصاد | اقتصادی | جامعه | اجتماعی | فرهنگ | فرهنگی | ورزش | ورزشی | جهان | بین‌الملل |
    گفت‌وگو | گفتگو | مصاحبه | یادداشت | گزارش | حوادث | سلامت | سياسة | ثقافة | رياضة | مجتمع | العالم | رأي |
    حوار | تقارير | منوعات | राजनीति | देश | दुनिया | खेल | मनोरंजन | साक्षात्कार |
    国际 | 國際 | 政治 | 财经 | 財經 | 社会 | 社會 | 体育 | 體育 | 文化 | 科技 | 评论 | 評論 | 观点 | 觀點 | 专访 |
    專訪 | 両岸 | 两岸 | 兩岸 | 生活 | 娱乐 | 娛樂 | 経済 | 国際 | スポーツ | 科学 | 社説 | インタビュー |
    地域 | オピニオン | 정치 | 경제 | 사회 | 국제 | 문화 | 스포츠 | 오피니언 | 인터뷰 | 사설
""")
"""Names of a newspaper's sections, and of the forms that it prints."""

MENU = frozenset(name for name in SECTION if " " not in name) | _words("""
    home news live video videos photos pictures jobs cars homes property shop store contact about login search archive
    archives newsletter newsletters subscribe podcast podcasts games puzzles weather obits classifieds announcements
    companies series teams stats cities entertainment explained forum blog products solutions careers investors
    newsroom documentation docs download downloads reviews awards festivals interviews lists events community topics
    help support pricing guides resources startseite nachrichten schlagzeilen immobilien stellenmarkt abo shop accueil
    actualités vidéos inicio noticias vídeos programa início notícias home notizie nieuws nyheter anasayfa haberler
    strona wiadomości главная новости видео форум блог الرئيسية أخبار خانه اخبار 首页 首頁 新闻 新聞 ホーム
    トップ ニュース 홈 뉴스
    celebs tv showbiz earnings dividends portfolio essays fiction nonfiction poems poetry magazine art theatre
    theater drink recipes beauty fitness wellness gadgets gaming motoring investing crypto banking metro schools
    planet nature parenting relationships editorials columnists cartoons blogs multimedia galleries infographics
    interactive royals cricket rugby tennis golf boxing formula motorsport athletics cycling basketball baseball
    hockey olympics celebrity horoscopes crosswords quizzes quiz sudoku offers shopping vouchers dating epaper
    e-paper editions apps advertise sitemap faq privacy terms cookies accessibility fußball reisen auto karriere
    geld wetter stil leben familie netzwelt unterhaltung spiele mediathek débats styles régions météo tendances
    estilo gente televisión motor nacionales espectáculos policiales mondo scienze motori viaggi cucina esportes
    educação famosos regio koningshuis puzzels lokaal ledare nöje insändare familj väder meninger urheilu politiikka
    mielipide viihde sää polityka nauka pogoda wydarzenia motoryzacja biznes rozrywka magazin teknoloji yazarlar
    технологии мнения здоровье авто недвижимость регионы погода афиша скачать документация πολιτική οικονομία
    κοινωνία αθλητικά πολιτισμός politika ekonomika svět domácí názory počasí belföld külföld gazdaság kultúra
    فناوری محليات صحة تكنولوجيا فيديو nasional internasional olahraga teknologi hiburan
""")
"""The words of which the menus of sites are made."""

PART = _words("""
    background context history timeline analysis reaction reactions response responses conclusion conclusions summary
    introduction overview outlook highlights findings methods methodology consequences causes aftermath explained
    recommendations figures facts verdict judgment judgement ruling comment debate opinion correction update updates
    notes sources next criticism controversy denial claims victims witnesses investigation appeal demographics
    issues issue result results example examples requirements questions answers problem problems solution solutions
    impact cost costs risk risks plan plans price prices legacy family early later today tomorrow yesterday first
    second third half round chapter monday tuesday wednesday thursday friday saturday sunday before after ahead
    battle future past present argument arguments complaint agreement deal vote votes trial verdicts sentence
    hintergrund vorgeschichte analyse reaktionen fazit ausblick folgen ursachen kritik fakten zahlen überblick
    einordnung opfer ermittlungen kommentar urteil contexte réactions bilan conséquences critiques victimes enquête
    contexto antecedentes análisis reacciones conclusión consecuencias críticas víctimas investigación contesto
    reazioni conclusioni conseguenze critiche vittime indagini
""")
"""What may head a part of any article, and need not come again in it."""

TALK = (SITE | COMMENT | CONSENT | RELATED | SHARE) - _words("""
    x help support settings stories video photos store jobs trending like
""")
"""All words of sites that reporting has little use for."""

KNOWN = YOU | US | TALK | CONSENT
"""All words that are looked for in prose."""

LABELS = SHARE | SITE | RELATED | ASIDE | COMMENT | LEGAL
"""All words of labels and menus."""
