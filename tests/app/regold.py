"""Write the golden screens anew: `python -m tests.app.regold`. Read what has changed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
TESTS = [
    str(HERE / name)
    for name in (
        "test_app_painting.py",
        "test_app_figures.py",
        "test_entities_tab.py",
        "test_concordance_page.py",
        "test_search_page.py",
    )
]

if __name__ == "__main__":
    (HERE / "golden").mkdir(exist_ok=True)
    command = [sys.executable, "-m", "pytest", *TESTS, "-k", "first_screen"]
    environment = {**os.environ, "QARI_REGOLD": "1"}
    sys.exit(subprocess.run(command, env=environment, check=False).returncode)
