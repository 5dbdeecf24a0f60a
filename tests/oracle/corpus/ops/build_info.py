"""Constants for `--version`."""
import os
import sys
import time


class Build:
    host = os.uname().nodename
    commit = os.popen("git rev-parse --short HEAD 2>/dev/null").read().strip() or "unknown"
    date = time.strftime("%Y-%m-%d", time.gmtime(int(os.environ.get("SOURCE_DATE_EPOCH", 0))))


if __name__ == "__main__":
    print(f"tool 1.2 ({Build.commit}, {Build.date}, {Build.host})", file=sys.stderr)
