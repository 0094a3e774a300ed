"""Takes parsed documents, gives bulletins and what describes them, or the problem of each wrong field."""
