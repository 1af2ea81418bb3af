"""The lines of a site about itself, in a dozen languages: what its buttons say, and its players, paywalls and letters.

None of them is ever reporting. They are how sites in general put it, in lower case; what fewer words would say as well
stands in fewer words.
"""


def _lines(text: str) -> frozenset[str]:
    return frozenset(line.strip() for row in text.strip().split("\n") for line in row.split("|") if line.strip())


LABELS = _lines("""
    copy link | show key events only | show this thread | skip to content | skip to main content
    view in browser | published | updated | image caption | media caption
    for immediate release | article content | story continues below | article continues below
    recommended from editorial
    share this article | save article | gift this article | listen to this article | play video | watch live
    load more | reader interactions | open main menu | story saved | a+ | a- | abone ol | ilk yorumu siz yapın
    read full story | reprints | order reprints | no ads, please | trending now | editor's picks | top stories
    accept all | reject all | accept all cookies | manage preferences | log in to comment | back to top
    media contact
    media contacts | press contact | hide caption | toggle caption | enlarge this image | click to enlarge
    tap to enlarge | view this post on instagram | view on instagram | close this dialog
    artikel anhören | artikel vorlesen | artikel teilen | artikel drucken | anzeige | werbung | alle akzeptieren
    alle ablehnen | cookie-einstellungen | zur startseite | mehr zum thema | lesen sie auch
    das könnte sie auch interessieren
    kommentar verfassen | kommentar schreiben | link kopieren | datenschutzerklärung | pressemitteilung
    pressekontakt
    jetzt kostenlos registrieren | newsletter abonnieren | nach oben | auch interessant | meistgelesen
    partager | écouter l'article | tout accepter | tout refuser | accepter et continuer
    continuer sans accepter | réagir | lire aussi | à lire aussi | s'abonner | se connecter | publicité
    copier le lien | communiqué de presse | sur le même sujet | la suite après la publicité | contact presse
    partager l'article | partager cet article | voir les commentaires | lire la suite | à découvrir
    compartir | copiar enlace | publicidad | suscríbete | archivado en | te recomendamos | lo más leído
    lo más visto
    también te puede interesar | te puede interesar | nota de prensa | aceptar todo | rechazar todo
    iniciar sesión
    lea también | lee también | ver comentarios | guardar noticia | contacto de prensa
    condividi | pubblicità | leggi anche | accetta tutto | copia link | comunicato stampa | compartilhar
    leia também
    publicidade | leia mais | lees ook | deel dit artikel | advertentie | läs också | dela artikeln | annons
    paylaş | haberi paylaş | yorum yaz | ilgili haberler | reklam | abone ol | kabul et | benzer haberler
    son haberler
    поделиться | читайте также | материалы по теме | смотрите также | реклама | подписаться | комментарии
    самое читаемое
    скопировать ссылку | оставить комментарий | по теме | читать далее
    بیشتر بخوانید | خبرهای بیشتر | اخبار مرتبط | مطالب مرتبط | خبرهای مرتبط | اشتراک‌گذاری | به اشتراک بگذارید
    کپی لینک
    نظرات | نظرات شما | ارسال نظر | نظر شما | آگهی | تبلیغات | انتهای پیام | لینک کوتاه خبر | لینک کوتاه
    پربازدیدترین‌ها
    آخرین اخبار | تازه‌ترین خبرها
    اقرأ أيضا | اقرأ أيضًا | اقرأ أيضاً | مشاركة | شارك | شارك المقال | التعليقات | إعلان | مواضيع ذات صلة
    أخبار ذات صلة
    نسخ الرابط | الأكثر قراءة | اشترك الآن | تابعونا على
    分享到 | 分享 | 相关新闻 | 相關新聞 | 相关阅读 | 相關閱讀 | 延伸阅读 | 延伸閱讀 | 推荐阅读 | 推薦閱讀 | 广告
    廣告 | 加入好友
    复制链接 | 複製連結 | 点击下载 | 更多新闻 | 更多新聞 | 热门文章 | 熱門新聞 | 返回首页 | 扫一扫
    シェア | シェアする | ツイート | ツイートする | あわせて読みたい | 関連記事 | 関連ニュース | 広告
    アクセスランキング | 続きを読む
    会員登録 | ログイン | この記事は有料記事です | 無断転載を禁じます | 無断転載禁止 | 記事をシェア
    관련기사 | 관련 기사 | 관련뉴스 | 많이 본 뉴스 | 많이 본 기사 | 구독 | 구독하기 | 댓글 | 댓글쓰기 | 공유
    공유하기 | 광고 | 기사 공유하기
    ये भी पढ़ें | यह भी पढ़ें | शेयर करें | विज्ञापन | हमें फ़ॉलो करें | और पढ़ें | टॉप न्यूज़ | ताज़ा ख़बरें
    संबंधित ख़बरें
    ये भी पढ़ें | यह भी पढ़ें | हमें फॉलो करें | टॉप न्यूज़ | टॉप न्यूज | ताजा खबरें | और पढ़ें
    veja também | leia mais | mais lidas | vedi anche | più letti | commenta con i lettori | czytaj także
    zobacz także
    udostępnij | reklama | komentarze | читайте також | поділитися | підписатися | läs mer | del artikkelen
    les også
    شارك هذا المقال | مقالات ذات صلة | قد يعجبك أيضا | به روز می‌شود | به‌روزرسانی می‌شود | 收藏 | 举报 | 點讚
    点赞
    visible links | hidden links | add to your saved stories | suggested for you | sort by: newest
    sort by: oldest
    reply share report | load more comments | tag and share
    print this page | print this article | print article | email this article | reuse this content
    comment on this article | comment on this story | recommended stories | recommended videos | related stories
    related articles | related content | related videos
    report this comment | add a comment | leave a comment | leave a reply | post comment | write a comment
    people are also reading | recommended reading | other news | read the digital edition | just in | most viewed
    most commented | you may also like | you might also like | you might like | more from this author | view more
    read full article | save this story | save this article | share this story | share this post | back to article
    sign me up | hide comments | show comments | view comments | read comments | go to comments | jump to comments
    cancel reply | go to homepage | return to homepage | become a member | become a subscriber | manage subscription
    terms of service | terms of use | privacy notice | accessibility statement | cookie settings | advertise with us
    work with us | write for us | text size | font size | large text size | very large text size
    standard text size | offrir l'article | offrir cet article | aller au contenu | aller au contenu principal
    navigation des articles | laisser un commentaire | annuler la réponse | les plus lus | à lire aujourd'hui
    article précédent | article suivant | mentions légales | nous contacter | ir a los comentarios | ir al contenido
    saltar al contenido | deja tu comentario | dejar un comentario | más noticias | más leídas | aviso legal
    política de privacidad | ler mais | deixe um comentário | deixe seu comentário | pular para o conteúdo
    ir para o conteúdo | notícias relacionadas | política de privacidade | zum inhalt springen
    zum hauptinhalt springen | kommentar hinterlassen | schreibe einen kommentar | schreiben sie einen kommentar
    kommentare anzeigen | mehr anzeigen | artikel merken | artikel speichern | auf die merkliste
    das könnte dich auch interessieren | weitere artikel | weitere meldungen | impressum | naar de inhoud
    laat een reactie achter | geef een reactie | meest gelezen | meer nieuws | lascia un commento | vai al contenuto
    i più letti | articoli correlati | condividi questo articolo | przejdź do treści | zostaw komentarz
    dodaj komentarz | najczęściej czytane | перейти к содержанию | добавить комментарий | последние новости
    yorum yap | içeriğe geç | çok okunanlar | en çok okunanlar | انتقل إلى المحتوى | تخطي إلى المحتوى | اترك تعليقا
    اترك ردا | コメントを残す | コメントを書く | 本文へスキップ | 発表評論 | 发表评论 | 發表評論 | 跳至内容
    跳转到主要内容 | 댓글 남기기 | 본문 바로가기 | 많이 본 | 인기 기사
""")
"""Whole lines, without the signs and numbers around them."""

LEADS = tuple(
    sorted(
        _lines("""
    also read | read also | read more | read next | related | related story | related article | see also | more on this
    don't miss | recommended | lesen sie auch | lesen sie mehr | lesen sie dazu | lesen sie hier | mehr dazu
    mehr zum thema | siehe auch | auch interessant | lire aussi | à lire aussi | lire également | à lire également
    voir aussi | sur le même sujet | notre dossier | lea también | lee también | lea además | le puede interesar
    te puede interesar | también te puede interesar | ver también | más información | leggi anche | vedi anche
    leggi pure | per approfondire | potrebbe interessarti | leia também | leia mais | leia ainda | veja também
    saiba mais | lees ook | lees meer | lees verder | zie ook | bekijk ook | czytaj także | czytaj też
    czytaj również | czytaj więcej | zobacz także | zobacz też | zobacz również | przeczytaj także | läs också
    läs även | läs mer | les også | læs også | se også | lue myös | читайте также | читайте ещё | читайте еще
    читать также | смотрите также | по теме | материалы по теме | читайте також | дивіться також | читати також
    ayrıca okuyun | ilgili haber | ilgili haberler | bunu da okuyun | ayrıca bkz | citește și | přečtěte si také
    čtěte také | olvassa el | διαβάστε επίσης | اقرأ أيضا | اقرأ أيضًا | اقرأ أيضاً | اقرأ ايضا | شاهد أيضا
    شاهد أيضًا | بیشتر بخوانید | همچنین بخوانید | مطالب مرتبط | خبر مرتبط | قراءة المزيد | קראו גם | קראו עוד
    לקריאה נוספת | ये भी पढ़ें | यह भी पढ़ें | इसे भी पढ़ें | और पढ़ें | 延伸阅读 | 延伸閱讀 | 相关阅读 | 相關閱讀
    相关新闻 | 相關新聞 | 推荐阅读 | 推薦閱讀 | 関連記事 | あわせて読みたい | 관련기사 | 관련 기사 | 함께 보기
""")
    )
)
"""What stands before the headline of another article, and a sign after it."""

BEGINNINGS = tuple(
    sorted(
        _lines("""
    we apologize, but this video | tap here to see | video player is loading | this is a modal window
    beginning of dialog window | end of dialog window | the media could not be loaded
    try refreshing your browser
    please turn on javascript | please enable javascript | enable javascript to | javascript is disabled
    javascript is not enabled | you need to enable javascript | your browser does not support
    this browser does not support | this browser is no longer supported | this advertisement has not loaded
    this article is for subscribers | this story is for subscribers | this content is for subscribers
    this article is reserved for subscribers | this is a subscriber-only | already a subscriber?
    not a subscriber?
    subscribe to read | subscribe to keep reading | try unlimited access | start your free trial
    to continue reading, | subscribe to continue | subscribe now for | create a free account
    sign up for our | sign up to our | sign up for the daily | sign up here | subscribe to our newsletter
    get our newsletter | enter your email address | by signing up, you | by signing up you | by subscribing, you
    by submitting your email | you can unsubscribe at | you received this email because
    you are receiving this email because | view this email in | this email was sent to
    this article originally appeared on
    the views expressed in this article are | the views expressed are those of | the opinions expressed in this
    views expressed in this | the comments below have | comments are closed | be the first to comment
    join the conversation
    lesezeit: | reading time: | temps de lecture | 阅读时间 | 閱讀時間 | uppläst på | lyssna på artikeln
    ouça este artigo
    الاستماع للمقال | écouter cet article | article réservé aux | réservé aux abonnés | contenido exclusivo para
    artykuł tylko dla | tu suscripción se está | you have reached your limit | nur für abonnenten | pour les abonnés
    select it and press ctrl | spotted an error | found a typo | report a typo | suggest a correction
    fehler gefunden | är det något som inte | если вы нашли | выделите фрагмент | an error occurred
    folge uns auf | folgen sie uns | suivez-nous sur | bizi takip edin | sigue toda la información | śledź nas
    obserwuj nas | читать в telegram | читайте нас в | تابعنا عبر | unlock the editor's | subscreva a newsletter
    was this email forwarded | no images? click | you have subscribed | join our community | seja o primeiro a
    deja un comentario | soyez le premier à | تمامی حقوق این | کد خبر | копирование запрещено | 無断転載を
    this story has not been edited | this article is republished | our standards: | this summary was generated
    have you been affected by | we want to hear from you | to view this content you need | to view this video you need
    to encourage thoughtful | la suite après cette | story continues below | skip links | end of list
    republish our articles | disclosure statement
    your email address will not be | required fields are marked | save my name, email | notify me of new
    notify me of follow-up | this site uses akismet | learn how your comment data | got a tip? | have a tip?
    click to share on | get breaking news | stay up to date with | thanks for signing up
    thank you for signing up | thanks for subscribing | thank you for subscribing | you have successfully subscribed
    please enter a valid email | view all comments | show comments | hide comments | loading comments
    let us know in the comments | tell us in the comments | please read our comment | comments are moderated
    do not sell my | do not sell or share | your privacy choices | already have an account | don't have an account
    forgot your password | filed under: | posted under: | view all posts by | see all posts by | submit a correction
    share or comment on this | log in or register to | sign in or register to | have you got a story?
    have a news tip?
    got a news tip? | do you have a news tip | follow us on | like us on facebook | download our app
    download our free app
    errors are corrected during the press run | to contact the newsroom regarding
    this material may not be published
    we use cookies | this site uses cookies | this website uses cookies | by continuing to use this site
    copyright © | © copyright | all rights reserved | embargoed until | not for release before
    media contact: | media contacts: | press contact: | media enquiries: | media inquiries: | press enquiries:
    press inquiries: | for media inquiries | for media enquiries | pressekontakt: | medienkontakt: | contact presse :
    contacto de prensa: | contatti stampa: | lesedauer | leestijd | tempo di lettura | tempo de leitura
    tiempo de lectura | czas czytania | время чтения | час читання | okuma süresi | مدت مطالعه | وقت القراءة
    wir verwenden cookies | wir nutzen cookies | diese website verwendet cookies
    diese webseite verwendet cookies
    abonnieren sie unseren newsletter | melden sie sich für unseren newsletter | dieser artikel erschien zuerst
    dieser artikel ist nur für abonnenten | sie sind bereits abonnent | bereits abonnent?
    alle rechte vorbehalten
    sperrfrist: | bitte aktivieren sie javascript | ihr browser unterstützt
    nous utilisons des cookies | ce site utilise des cookies | cet article est réservé aux abonnés | déjà abonné
    la suite est réservée aux abonnés | tous droits réservés | temps de lecture | cet article vous a été utile
    inscrivez-vous à notre newsletter | recevez chaque matin | veuillez activer javascript | votre navigateur ne
    utilizamos cookies | este sitio utiliza cookies | esta web utiliza cookies | suscríbete para seguir leyendo
    regístrate para | ¿ya eres suscriptor | todos los derechos reservados | suscríbete a nuestra newsletter
    recibe en tu correo | questo sito utilizza cookie | utilizziamo i cookie | iscriviti alla newsletter
    tutti i diritti riservati | questo articolo è riservato agli abbonati | todos os direitos reservados
    deze website gebruikt cookies | alle rechten voorbehouden
    tüm hakları saklıdır | tüm hakları mahfuzdur | bu site çerez | çerez kullanıyoruz | bültenimize abone
    все права защищены | мы используем файлы cookie | мы используем cookie | подписывайтесь на наш
    подпишитесь на наш
    подписывайтесь на нас | подпишитесь на рассылку | нашли ошибку? | нашли опечатку? | сообщить об ошибке
    تمام حقوق محفوظ | کلیه حقوق | همه حقوق | ما را در تلگرام | برچسب‌ها | انتهای پیام
    جميع الحقوق محفوظة | كل الحقوق محفوظة | تابعنا على | تابعونا على | اشترك في نشرتنا
    نستخدم ملفات تعريف الارتباط
    版权声明 | 版权所有 | 版權所有 | 未经授权 | 未經授權 | 责任编辑 | （责任编辑 | (责任编辑 | 責任編輯
    点击下载 | 點我下載 | 扫码关注 | 关注我们
    この記事は有料 | この記事は会員限定 | 有料会員 | 当サイトではcookie | クッキーを使用
    무단전재 | 무단 전재 | ⓒ 무단 | 저작권자 | ⓒ | 제보는 | 카카오톡에서
    सर्वाधिकार सुरक्षित | हम कुकीज़ | हमें फ़ॉलो | हमें फॉलो | हमारे साथ जुड़ें
        © riproduzione riservata | riproduzione riservata | receba as principais notícias
        wszelkie prawa zastrzeżone
        усі права захищені | підписуйтесь на наш | اشترك في النشرة | 声明： | 聲明： | 编辑： | 編輯：
        本文仅代表
        bu habere ilk yorumu | google news'te
    we may earn a commission | we may earn a small | we may receive a commission | we may receive compensation
    skip to main | skip to content | skip to navigation | skip to search | skip to article
    was this article helpful | was this page helpful | was this answer helpful | was this information helpful
    disclaimer: | some links on this page are | this page contains affiliate
    this post contains affiliate | this article contains affiliate
    as an amazon associate | we acknowledge aboriginal and | we acknowledge the traditional
    this website and associated newspapers | if you have a complaint about | do you have an opinion on the issues
    you must be logged in | please login | please log in to | log in to comment | login to comment
    sign in to comment | log in to leave | login to leave | tried this recipe?
    last modified: | sorted by: | sort by: | browse other questions
    not the answer you're | tags: | tags : | topics: | categories: | теги: | метки: | рубрики: | schlagwörter:
    schlagworte: | mots-clés : | mots clés : | étiquettes : | etiquetas: | 标签: | 标签： | 標籤： | 分类:
    分类： | タグ: | タグ： | 태그: | etiketler: | słowa kluczowe: | tagi: | كلمات مفتاحية
    вы можете отписаться | отписаться от
    se désinscrire | was this forwarded | war dieser artikel hilfreich | ¿te ha sido útil | ¿te ha resultado útil
    cet article vous a-t-il | read our comment policy | we welcome your comments | your comment is awaiting
    this comment has been | you are commenting using | if you would like to comment
    follow us: | share this: | like this: | jump to navigation | click here to | tap here to
    to unsubscribe | unsubscribe from | if you no longer wish | update your preferences | forward to a friend
    you can also follow | find us on | join us on | download the app | available on the app store
    have you got a story | do you have a story | contact us at | email us at | reach her at | reach him at
    ilk yorumu siz | yorumunuz editör | tagged with: | you are here: | this article includes content provided by
    this article contains content provided by | we ask for your permission before | iframe: | [iframe]
    reach them at | stay informed with | get local news | get up-to-the-minute | support local journalism
    enjoyed this story? | enjoyed this article? | enjoying this article? | enjoying this story?
    a welcome email is on its way | interested in more newsletters? | you can find this story in
    you can find this article in | want to bookmark your | ad block users: | adblock users:
    it looks like you're using an ad | it looks like you are using an ad | please disable your ad
    please turn off your ad | would you like to comment on this | do you still have questions?
    please logout and | please log out and | you must confirm your public display | this commenter is a
    sorry you didn't like this comment
    """)
    )
)
"""How sentences begin that a site says to its readers: in two words at least, where a script parts them."""
