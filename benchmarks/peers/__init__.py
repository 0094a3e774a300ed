"""The same synthetic bulletins, built by other generators: what our own build is measured against."""
