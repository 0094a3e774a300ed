"""The field's nouns: Language, Period, Place, Indicator, Figure, Bulletin. Frozen, typed, free of any file format."""
