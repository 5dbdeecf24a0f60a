#!/usr/bin/env python3
"""Nightly cleanup, logs what it did to syslog."""
import os
import syslog
import tempfile
import time

MAX_AGE = 7 * 24 * 3600


def cleanup(folder):
    removed = 0
    for entry in os.scandir(folder):
        if entry.is_file() and time.time() - entry.stat().st_mtime > MAX_AGE:
            os.unlink(entry.path)
            removed += 1
    return removed


def main():
    syslog.openlog("cleanup", syslog.LOG_PID, syslog.LOG_USER)
    n = cleanup(tempfile.gettempdir())
    syslog.syslog(syslog.LOG_INFO, "removed %d files" % n)


main()
