"""Commands that measure the build on synthetic archives. No figure in them is of any real place."""
