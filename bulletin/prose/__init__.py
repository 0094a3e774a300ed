"""Takes the text of a body, gives its runs: words, and references with their places."""
