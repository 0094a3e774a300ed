"""Search without a server: what is findable, folded into plain words, and an index of it in shards.

Each shard is a classic script, since pages opened from disk may fetch nothing.
`templates/assets/js/search-engine.js` asks them; MiniSearch, whose answers it is to give, is the oracle of a test.
"""
