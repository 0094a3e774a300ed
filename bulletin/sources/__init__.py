"""Takes the content folder, gives its files as text with positions. Nothing here knows what a figure is."""
