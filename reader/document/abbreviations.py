"""Words that a full stop belongs to, and words that open a sentence: the data behind `sentences`.

Spelt as in print; case counts, so that `Mass.` is a state and `mass.` the end of a sentence.
"""


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


NEVER_LAST = _listed(
    """
    Mr Mrs Ms Messrs Mx Mlle Mme MM Dr Drs Prof Gov Govs Sen Sens Rep Reps Gen Col Lt Maj Sgt Capt Cpt Cmdr
    Comdr Cdr Adm Cpl Pvt Pfc Brig Rev Revd Hon Pres Supt Insp Det Amb Atty Msgr Fr Cllr Ald Asst Assoc Dep Hr
    Frl Dipl Mag Hptm Sra Srta Sres Dra Gral Lic Ing Arq Dña Sig Dott Avv Onor Sto Sta Ste vs v cf viz approx ca
    resp a.k.a e.g i.e eg ie z.B d.h u.a z.T i.d.R v.a o.g s.o s.u d.J i.V i.A bzw vgl sog ggf evtl inkl exkl
    zzgl bspw p.ej v.gr p.ex c.-à-d env av apr J.-C Fa sig sigg dott prof ing avv geom arch dr drs Dhr dhr mevr Mevr
    dl dna Dna hr fru Frk frk bl.a f.eks t.ex dvs s.k f.d m.fl hab inż mgr płk św ks tzw tzv např doc Mgr Bc MUDr JUDr
    PhDr RNDr MVDr id ifj özv Doç Öğr Yrd TP GS TS PGS ThS BS ул им проф акад ген напр вул ім бул δρ π.χ डॉ प्रो पं ড
    """
)
"""Titles, and abbreviations that what follows completes: no sentence ends with them."""

BEFORE_NUMBERS = _listed(
    """
    No Nos no nos Nr Nrn nr Núm núm Num num Fig Figs fig figs Art Arts art arts Abs abs Abb Abbs abb Ziff ziff p
    pp P PP N° n° pg pgs pág págs Pág vol vols Vol Vols Bd Bde Ch ch chap Chap chaps cap caps Sec Secs sec sect
    Sect par para Para Pt pt ed Ed ép Rn Tz Kap kap Jan Feb Febr Mar Apr Jun Jul Aug Sep Sept Oct Okt Nov Dec
    Dez Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun ene feb mar abr ago sept oct nov dic janv févr avr juil déc
    circa c Ph tel Tel Rs Rp Zl kl ok godz kb et bl ap рис стр αρ
    """
)
"""A number completes them; before anything else their stop ends a sentence."""

OTHERS = _listed(
    """
    Sr Inc Corp Co Cos Ltd Bros Mfg Intl Int'l Dept Assn Assoc Univ Inst Natl Nat'l GmbH Cie Cía Hnos Jr Esq Ret
    Ph.D M.D B.A M.A B.Sc M.Sc Ed.D J.D LL.B LL.M D.D.S St Mt Ft Pt Sts Ave Blvd Rd Hwy Str Pl Sq Apt Bldg Rte
    etc al a.m p.m A.M P.M ibid op Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn
    Miss Mo Mont Neb Nev Okla Ore Penn Pa Tenn Tex Va Vt Wash Wis Wyo W.Va Ont Que Alta Sask Mex Cal Gaz Ltda
    S.A S.L EE UU EE.UU Ud Uds Vd Vds Av Avda Gob Dip Depto Dpto tel Mio Mrd Mill Tsd Std Min usw etw geb gest
    verst led verh Jh Jhdt Anm Hg Hrsg Aufl Jg Ber Bez Kto lt bes betr dgl ehem eigtl Einw engl franz griech röm
    str ul pl mil mld tis tys zł gr stb kr mio mia pct osv m.m milj mrd ym vb руб тыс др пр грн коп εκατ δισ χλμ रु
    kath ev amtl allg esq d.C a.C d.c a.c incl excl max min Max est Est misc repr avg temp dist
    """
)
"""Abbreviations that may end a sentence: they do only before a word that opens one."""

UNITS = _listed("г гг в вв р руб коп тыс грн")
"""After a number and before a capital these end a sentence: `в 2023 г. Это`."""

OPENERS = _listed(
    """
    a an the this that these those he she it they we you i his her its their our your my there here then but and
    or so yet nor if when while where why who whom whose what which how as at by for from in into of on to with
    without within after before during since until although though because however moreover meanwhile
    nevertheless nonetheless also additionally according under over about above among amid between both each
    every either neither few many most much several some such no not now only once one two three more even
    despite unlike like instead perhaps still today tomorrow yesterday just all any another other others are is
    was were did do does had has have can could may might must should will would never let please yes well
    indeed thus therefore hence finally first second last earlier later der die das den dem des ein eine einer
    einem einen und aber oder doch er sie es wir ihr ich man sein seine seinen ihre ihren dieser diese dieses
    dort hier da dann denn wenn weil als ob wie wer wo warum im am auf aus bei beim mit nach seit von vom vor zu
    zum zur für gegen ohne um durch während auch nur noch schon nun jetzt nicht kein keine neben bereits dabei
    damit dazu deshalb allerdings zudem laut trotz le la les l un une il elle ils elles nous vous je ce cet
    cette ces son sa ses leur leurs mais et ou donc car si quand comme lorsque où qui que quoi dont dans en sur
    sous avec sans pour par depuis pendant après avant selon chez entre vers aussi ainsi alors cependant
    toutefois el los las unos unas uno y o pero él ella ellos ellas lo su sus este esta estos estas ese esa eso
    aquel cuando donde quien cual porque como para por sin sobre tras según desde hasta también ya ni al del con
    hay fue ha il lo gli i le una uno questo questa questi poi anche non è sono o os as um uma mas não depois het
    een maar dat dit daarna ook zij wij hij det och han hon de som men men og på til efter sen sedan tak nie ale
    po na w z jest był była się oraz to ten ta te jednak potem kto ile chi quanto quem hvem vem
    кто что почему сколько хто чому скільки но и а это эта этот эти он она они его её их мы я в на
    с по к у о из за для при как что так если когда где там здесь потом теперь также однако все всё не нет ми це та але
    він вона вони το τα η ο οι ένα μια και αλλά αυτό δεν θα με σε από μετά bu şu o ve ama bir daha sonra ancak je se
    ale to ten ta to však jeho její az és de ez hogy nem egy aztán este un și dar nu se ar au cei cele acest această
    nobody everybody everyone someone somebody none nothing everything something again soon never always
    often meanwhile police officials critics later
    """
)
"""Words that, capitalised after an abbreviation, open a sentence (English, German, French, Spanish, and a few more)."""

ORDINAL_LEADS = _listed(
    """
    am im vom zum zur beim ab bis seit der die das dem den des und oder ein eine einen einem einer dieser diese
    dieses ihr ihre ihrem ihren sein seine seinem seinen jeder jede jedes
    """
)
"""Words before a German ordinal (`am 3. Januar`, `der 2. Weltkrieg`), whose stop ends nothing."""

NAMES_WITH_EXCLAMATION = frozenset({"Yahoo", "Jeopardy", "Yum", "Wham"})
"""Names that are written with an exclamation mark."""

ADDRESS_ENDS = _listed("Com Net Org Co Io Js Tv De Fr Es Uk Gov Edu Info Ly Me Py")
"""What follows a full stop in an address or a file name, as in `Amazon.Com`."""
