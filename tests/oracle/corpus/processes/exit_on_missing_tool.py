import subprocess
import sys


def probe(tool):
    try:
        subprocess.run([tool, "--version"], check=True, stdout=subprocess.DEVNULL)
    except FileNotFoundError:
        return f"{tool} is not installed"
    except subprocess.CalledProcessError:
        return f"{tool} is broken"
    except OSError as error:
        return f"{tool} cannot be run: {error}"
    return None


problems = list(filter(None, map(probe, ["ffmpeg", "sox"])))
print(*problems, sep="\n", file=sys.stderr)
