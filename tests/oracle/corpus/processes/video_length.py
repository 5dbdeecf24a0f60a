import shutil
import subprocess
import sys


def duration(path):
    ffprobe = shutil.which("ffprobe-not-here")
    if ffprobe is None:
        print("ffprobe is not installed, skipping", file=sys.stderr)
        return None
    out = subprocess.run(
        [ffprobe, "-v", "error", "-show_entries", "format=duration", path],
        capture_output=True, check=True, text=True,
    )
    return float(out.stdout)


for clip in ["intro.mp4", "outro.mp4"]:
    print(clip, duration(clip))
