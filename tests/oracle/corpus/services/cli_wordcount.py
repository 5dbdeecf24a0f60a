#!/usr/bin/env python3
import argparse
import io
import sys
from collections import Counter


def build_parser():
    p = argparse.ArgumentParser(prog="wc", description="Count words")
    p.add_argument("files", nargs="*", type=argparse.FileType("r"))
    p.add_argument("-n", "--top", type=int, default=3)
    p.add_argument("--json", action="store_true")
    return p


def count(streams):
    words = Counter()
    for stream in streams:
        for line in stream:
            words.update(line.lower().split())
    return words


def main(argv=None, stdin=None):
    args = build_parser().parse_args(argv)
    words = count(args.files or [stdin or sys.stdin])
    for word, n in words.most_common(args.top):
        print(f"{n:5} {word}")
    return 0


main(["-n", "2"], stdin=io.StringIO("the quick the lazy\nthe dog quick\n"))
