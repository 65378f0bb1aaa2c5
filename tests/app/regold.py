"""Write the golden screens anew: `python -m tests.app.regold`. Read what has changed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

TESTS = Path(__file__).parent / "test_app_painting.py"

if __name__ == "__main__":
    (TESTS.parent / "golden").mkdir(exist_ok=True)
    command = [sys.executable, "-m", "pytest", str(TESTS), "-k", "first_screen"]
    environment = {**os.environ, "QARI_REGOLD": "1"}
    sys.exit(subprocess.run(command, env=environment, check=False).returncode)
