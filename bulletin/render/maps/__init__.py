"""Schematic maps of the provinces: shapes, the maps of each time, and the file that shows one."""
