"""Signs PDFs with PAdES and examines signatures; the only room that knows pyHanko, which a build does not need."""

import logging

# It writes down with a traceback what it also raises or reports, and what is said to people is said by us.
for _name in ("pyhanko", "pyhanko_certvalidator", "pkcs11"):
    logging.getLogger(_name).addHandler(logging.NullHandler())
