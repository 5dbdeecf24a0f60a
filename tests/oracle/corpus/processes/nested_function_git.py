import subprocess


def release_notes(since):
    def git(*args):
        return subprocess.run(("git",) + args, capture_output=True, text=True).stdout

    def format_commit(line):
        sha, _, subject = line.partition(" ")
        return f"- {subject} ({sha[:7]})"

    log = git("log", "--oneline", f"{since}..HEAD")
    return "\n".join(map(format_commit, log.splitlines()))


print(release_notes("v1.0"))
