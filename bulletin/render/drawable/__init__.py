"""Decides what may be drawn, and says it in words: a chart that would mislead is not made.

How a chart looks is decided in `bulletin.render.charts`.
"""
