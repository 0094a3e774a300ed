"""What is not the build itself, one command a file."""
