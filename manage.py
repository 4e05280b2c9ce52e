#!/usr/bin/env python
import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cocomm.settings")
    if sys.argv[1:2] == ["demo"]:  # its clock and folder must be known before settings are read
        from cocomm.demonstration import prepare

        prepare(sys.argv[2:])
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
