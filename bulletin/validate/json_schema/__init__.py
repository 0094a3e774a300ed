"""What may be written in `content/`, as JSON Schema 2020-12, for the programs that editors type in.

    models of `schema` -> from_models: shape and words -> forms, figures: what the catalogue allows -> files: one a kind

A schema is never stricter than the checks, but for what a program sees otherwise than they do: it reads `2020` as a
number and an empty value as null, where here all is text.
"""

from bulletin.validate.json_schema.files import schema_files

__all__ = ["schema_files"]
