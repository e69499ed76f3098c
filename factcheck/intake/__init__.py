"""Raw input -> Article: boilerplate removal, metadata extraction, sentence boundaries, a map back to raw offsets.

The doors, of which `pipeline/` and `cli/` use no other:

- `decoding.decode`: bytes -> text (charset detection; binary files are refused)
- `html.read_html`: the source of an HTML page -> Reading
- `pasted.read_pasted`: text as copied from a page -> Reading
- `plain.read_plain`: the text of an article, kept verbatim -> Article
- `sentences.split_sentences`: text -> spans of its sentences

Inside, both readers cut their input into paragraphs (`html.blocks`, `pasted.paragraphs`), a linear-chain CRF
(`page.model`) labels them, and `page.reading` makes the article and asks `metadata` for title, byline, publisher, date.
Raw offsets are code points of the input; `invisible` and `assembly` keep them.
"""
