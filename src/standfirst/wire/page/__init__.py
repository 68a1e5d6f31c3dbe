"""The printed text of a news page, as copied from a browser or typed, read as a story.

`lines` cuts the text, `reader` decides what each line is by asking the other modules (`furniture`,
`marked`, `slashline`, `byline`, `times`, `quick_looks`, `captions`, `site_head`, `headline`, `body`), each
of which knows one part of a page. No line is lost: it stands in the story or in its notes.
"""

from standfirst.wire.page.reader import read_page

__all__ = ["read_page"]
