"""Takes the site, gives it checked: one rule per function, each error accepted by its editor or reported."""
