"""The units of running text, at one door: sentences, quotations, clauses, words and grapheme clusters.

Every function takes the text of one block and returns spans of it, in code points, ascending. None raises, whatever
the text, and each takes time linear in its length.
"""

from reader.document.clauses import clauses
from reader.document.quotations import Quotation, quotations
from reader.document.sentences import sentences
from reader.document.words import graphemes, words

__all__ = ["Quotation", "clauses", "graphemes", "quotations", "sentences", "words"]
