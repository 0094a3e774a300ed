"""Pictures that stand for a page where it is shared: its place, period, title and headline figures."""
