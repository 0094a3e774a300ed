"""The generator of statistical bulletins: `content/` in, a bilingual site, print PDFs and open data out."""
