"""Takes bulletins, gives the site: its pages and addresses, their order and neighbours, series over place and time."""
