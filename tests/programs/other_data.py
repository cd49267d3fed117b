"""manage.py with another folder as data/: other_data.py FOLDER COMMAND ARGUMENT…"""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "careerguide.settings")

from django.conf import settings
from django.core.management import execute_from_command_line

settings.DATA_DIR = Path(sys.argv[1])
execute_from_command_line(["manage.py", *sys.argv[2:]])
