"""Search without a server: what is findable, folded into plain words, as an index that MiniSearch reads.

One index for each language, written here in MiniSearch's own serialisation and loaded as a classic script, since
pages opened from disk may fetch nothing. `templates/assets/js/search-engine.js` asks it.
"""
