"""From the text of a file to an article: typed blocks, whole paragraphs, furniture aside, every character mapped."""

from reader.cleaning.clean import clean_file, clean_regions, clean_text

__all__ = ["clean_file", "clean_regions", "clean_text"]
