"""Explain how a command ended. Nothing is run here."""
import os
import signal
import subprocess


def explain(result: subprocess.CompletedProcess) -> str:
    match result.returncode:
        case 0:
            return "ok"
        case 126 | 127:
            return "cannot be run"
        case negative if negative < 0:
            return f"killed by {signal.Signals(-negative).name}"
        case code:
            return f"failed with {code}"


def retry_later(error: subprocess.SubprocessError) -> bool:
    return isinstance(error, subprocess.TimeoutExpired)


codes = [0, 1, 127, -signal.SIGTERM]
print([explain(subprocess.CompletedProcess("x", code)) for code in codes])
print(retry_later(subprocess.TimeoutExpired("x", 3)), os.EX_USAGE, subprocess.DEVNULL)
