"""Write every generated page, and every output in the written ones, anew: `python -m tests.docs`."""

import tempfile
from pathlib import Path

from diplo.database import open_writing
from diplo.resources import seeds_path
from diplo.seeding.loading import load
from tests.docs.pages import GENERATED, WRITTEN, make, read
from tests.support import ROOT, settings_of

with tempfile.TemporaryDirectory() as folder:
    database = Path(folder) / "record.sqlite"
    engine = open_writing(settings_of(database))
    load(engine, seeds_path())
    engine.dispose()
    for page in (*GENERATED, *WRITTEN):
        made = make(page, database)
        path = ROOT / page
        if not path.exists() or read(page) != made:
            path.write_text(made, encoding="utf-8")
            print(f"wrote {page}")
