"""Draws charts: scales, ticks, layout. Each kind takes plain numbers and printed texts, and gives a `Drawing`.

What may be drawn at all, and what is said of it, is decided in `bulletin.render.drawable`.
"""
