"""Show long output through a pager, like git does."""
import argparse
import os
import subprocess


def page(text):
    pager = os.environ.get("PAGER", "less -R").split()
    process = subprocess.Popen(pager, stdin=subprocess.PIPE, text=True)
    process.communicate(text)
    return process.returncode


def main(argv=None):
    parser = argparse.ArgumentParser()
    parser.add_argument("--no-pager", action="store_true")
    args = parser.parse_args(argv)
    text = "\n".join(f"commit {i:07x}" for i in range(200))
    if args.no_pager:
        print(text)
    else:
        page(text)


main([])
