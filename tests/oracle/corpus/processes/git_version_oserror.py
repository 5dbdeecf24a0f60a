import subprocess


def get_version(default="0.0.0"):
    try:
        p = subprocess.Popen(["git", "describe"], stdout=subprocess.PIPE)
        out, _ = p.communicate()
        return out.strip().decode() or default
    except OSError:
        return default


print(get_version())
