"""The index of all words of the open articles: what a query language stands on.

Open: `Library.index()`, or `tui.indexing.update.opened`; `.mode` says who writes.
Update: `Library.update_index(stop, report)` yields progress; may run in a thread while others ask.
Names and figures come second: `gather` finds names, then `update_facts` puts both into the index.
`Index.refresh()` sees what was committed meanwhile; `generation` grows with each commit.
Query: made with `tantivy.Query` over `schema.schema()`; the fields are named in `schema`, their
words are those of `tui.text.folded`, `tui.text.stems` and `schema.form_term` (words as written).
Ask: `search(query, limit, offset)` gives the count and a page of `Found`; `count`, `keys`.
Words: `terms_of(field, prefix)`, `articles_with(word)` and `forms(word)` from the full text,
`sounding(skeletons)` by sound.
Hits are marked in the source: `tui.text.folded.fold` gives each word's place, `part` that of some
of its letters, `tui.text.ladder.letters_step` the step at which two written words are one.
"""
