import argparse
import subprocess


def sh(cmd, dry_run):
    print("+", " ".join(cmd))
    if dry_run:
        return
    subprocess.run(cmd, check=True)


parser = argparse.ArgumentParser()
parser.add_argument("--execute", action="store_true")
args = parser.parse_args([])

for step in (["rm", "-rf", "build"], ["make", "all"]):
    sh(step, dry_run=not args.execute)
