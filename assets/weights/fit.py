#!/usr/bin/env python3
"""Learns the weights of `first.json`, `links.json`, `quotes.json` and `utterances.json` (with a model: of `contextual.json` alone) from
labelled stories, labelled pairs of quotations and the program's own measures.

usage: fit.py [--out FOLDER] [--drop NAME[,NAME...]] [--quotations PAIRS.jsonl] STORY.json... -- COMMAND [ARG...]

COMMAND prints the measures of all candidate pairs of the files appended to it (`cargo run --release --example link_features --`).
With `--features model` and `--model FOLDER` among its arguments it prints what a model says too.
STORY.json holds `articles` (`key`, `file`, `sentences`) and `links` (`a`, `b` as key:sentence, `label`); pairs labelled `related`
are left out of the fit. PAIRS.jsonl has a pair a line: `a`, `b`, `label` ("same" or "different"), `group`; without it `utterances.json`
is not written. Every figure printed is of stories left out, one at a time. Needs numpy.
"""
import json
import os
import re
import subprocess
import sys
import tempfile

import numpy as np

FOLD = {"’": "'", "‘": "'", "“": '"', "”": '"'}


def norm(s):
    return re.sub(r"\s+", " ", "".join(FOLD.get(c, c) for c in s)).strip()


def locate(text, sentences):
    """Start and end of each gold sentence in `text`."""
    chars, back, space = [], [], True
    for i, c in enumerate(text):
        if c.isspace():
            if not space:
                chars.append(" "); back.append(i)
            space = True
        else:
            chars.append(FOLD.get(c, c)); back.append(i); space = False
    flat, out, at = "".join(chars), [], 0
    for s in sentences:
        w = norm(s)
        k = flat.find(w, at) if w else -1
        if k < 0 and w:
            k = flat.find(w)
        if k < 0:
            out.append(None)
        else:
            at = k + len(w)
            out.append((back[k], back[at - 1] + 1))
    return out


def covered(spans, start, end):
    hit = []
    for i, s in enumerate(spans):
        if s:
            o = min(end, s[1]) - max(start, s[0])
            if o > 0 and (2 * o >= s[1] - s[0] or 2 * o >= end - start):
                hit.append(i)
    return hit


def load(path, command):
    """Measures and labels of one story: names, values, labels ('' for none), gold pairs that each covers, number of gold links."""
    gold = json.load(open(path, encoding="utf-8"))
    files = [os.path.normpath(os.path.join(os.path.dirname(path) or ".", a["file"])) for a in gold["articles"]]
    lines = subprocess.run(command + files, stdout=subprocess.PIPE, check=True).stdout.decode().splitlines()
    head = json.loads(lines[0])
    spans = [locate(t, a["sentences"]) for t, a in zip(head["texts"], gold["articles"])]
    keys = {a["key"]: n for n, a in enumerate(gold["articles"])}
    ref = lambda x: (keys[x.split(":")[0]], int(x.split(":")[1]))
    labels = {tuple(sorted((ref(l["a"]), ref(l["b"])))): l["label"] for l in gold["links"]}
    rows, found, pairs = [], [], []
    order = {"quote": 0, "diverge": 1, "agree": 2, "related": 3, "": 4}
    for line in lines[1:]:
        d = json.loads(line)
        a, b = d["a"], d["b"]
        covers = [tuple(sorted(((a[0], i), (b[0], j)))) for i in covered(spans[a[0]], *a[1:]) for j in covered(spans[b[0]], *b[1:])]
        if not covers:
            continue
        names = {labels.get(k, "") for k in covers}
        pairs.append(covers)
        rows.append(d["values"])
        found.append(min(names, key=order.get))
    return head["names"], np.array(rows), found, pairs, labels


def fit(x, y, penalty, rounds=30):
    """Logistic regression, L2 on standardised measures, by Newton's method. Gives weights for the raw measures."""
    mean, scale = x.mean(0), x.std(0) + 1e-9
    z = np.hstack([(x - mean) / scale, np.ones((len(x), 1))])
    w = np.zeros(z.shape[1])
    ridge = np.full(z.shape[1], penalty); ridge[-1] = 0
    for _ in range(rounds):
        p = 1 / (1 + np.exp(-z @ w))
        g = z.T @ (p - y) + ridge * w
        h = (z * (p * (1 - p))[:, None]).T @ z + np.diag(ridge + 1e-9)
        step = np.linalg.solve(h, g)
        w -= step
        if np.abs(step).max() < 1e-6:
            break
    raw = w[:-1] / scale
    return raw, w[-1] - raw @ mean


def best_f1(scores, data):
    """Best F1 over thresholds and average precision, counted over gold pairs as `score_links.py` counts them."""
    best, at, y, total = {}, 0, [], 0
    for n, d in enumerate(data):
        for covers in d[3]:
            for k in covers:
                if d[4].get(k) != "related":
                    best[n, k] = max(best.get((n, k), -1e9), scores[at])
            at += 1
        total += sum(v != "related" for v in d[4].values())
    y = np.array([float(k in data[n][4]) for n, k in best])
    scores = np.array(list(best.values()))
    order = np.argsort(-scores, kind="stable")
    hit = np.cumsum(y[order])
    f = 2 * hit / (np.arange(1, len(y) + 1) + total)
    at = int(f.argmax())
    ap = float((hit / np.arange(1, len(y) + 1))[y[order] > 0].sum() / total)
    return float(f[at]), float(scores[order][at]), hit[at] / (at + 1), hit[at] / total, ap


# Measures that the link models use: what was left of all after dropping, one after the other, those whose absence made the average
# precision on left-out stories no worse. `SAID` was chosen in the same way for the kind quote, by likelihood.
CHOSEN = """
cosine contained containing word_run dates dates_apart other_speaker apart early heading
soft_contained direction one_marked both_marked rarest second_rarest clause negated_one many aligned
uncommon uncommon_held rank_best rank_worst stands_out_low stands_out_high of_best_low beside_other_way beside_one
""".split()
SAID = "word_run both_report shorter quoted_held one_marked both_marked many beside_one".split()
STANDING = "rank_far rank_near lead_high lead_low rivals next_to_one next_along next_across next_to_both".split()
TOLD = "aligned in_order said_low said_high said_words".split()     # what tells one utterance from two, where both are quotations
MOSTLY, NEAR = 0.6, -2.2        # share of words in quotation marks, and log odds, from which pairs of the stories are learned from as well
LINK_PENALTY, QUOTE_PENALTY, TOLD_PENALTY = 10.0, 20.0, 3.0         # L2 on standardised measures


def column(names, wanted, drop):
    return [n for n, name in enumerate(names) if name in wanted and name not in drop]


def report(names, keep, weights, x):
    rows = zip([names[k] for k in keep], weights, x[:, keep].std(0))
    for name, weight, s in sorted(rows, key=lambda t: -abs(t[1] * t[2])):
        print(f"  {name:18} {weight:9.3f}  per deviation {weight * s:7.3f}")


def save(path, names, keep, w, b):
    full = np.zeros(len(names))
    full[keep] = w
    model = {"names": names, "weights": [round(float(v), 6) for v in full], "bias": round(float(b), 6)}
    with open(path, "w", encoding="utf-8") as f:
        json.dump(model, f, indent=1)
        f.write("\n")


class Stories:
    """All pairs of all stories, with labels; the measures of `standing` depend on the first model."""

    def __init__(self, paths, command):
        self.paths, self.command = paths, command
        self.data = [load(p, command) for p in paths]
        self.names = self.data[0][0]
        labels = np.array([l for d in self.data for l in d[2]])
        self.labels, self.used = labels, labels != "related"
        self.y = np.isin(labels, ["agree", "quote", "diverge"]).astype(float)
        self.story = np.array([n for n, d in enumerate(self.data) for _ in d[2]])
        self.x = np.vstack([d[1] for d in self.data])

    def placed_by(self, path):
        return np.vstack([load(p, self.command + ["--first", path])[1] for p in self.paths])


def two_stages(s, rows, one, two, path):
    """Fits both stages on some pairs; gives the second, and all pairs placed by the first."""
    w, b = fit(s.x[rows][:, one], s.y[rows], LINK_PENALTY)
    save(path, s.names, one, w, b)
    x = s.placed_by(path)
    return *fit(x[rows][:, two], s.y[rows], LINK_PENALTY), x


def corrected(s, held, out):
    """Fits the weights that correct a probability by what a model says, on the log odds of stories left out."""
    odds = np.clip(held, -20, 20)
    x = np.stack([odds, s.x[:, s.names.index("contextual")]], 1)
    again = np.full(len(s.y), -9.0)
    for n in range(len(s.paths)):
        rows = s.used & (s.story != n)
        w, b = fit(x[rows], s.y[rows], LINK_PENALTY)
        again[s.story == n] = x[s.story == n] @ w + b
    f1, at, p, r, ap = best_f1(again, s.data)
    print(f"with the model, left out: AP {ap:.3f}  best F1 {f1:.3f} (P {p:.2f} R {r:.2f}) at probability {1 / (1 + np.exp(-at)):.2f}")
    w, b = fit(x[s.used], s.y[s.used], LINK_PENALTY)
    print(f"weights: odds {w[0]:.3f}, contextual {w[1]:.3f}, bias {b:.3f}")
    if out:
        save(os.path.join(out, "contextual.json"), ["odds", "contextual"], [0, 1], w, b)


def quotations(path, command):
    """Measures of the pairs of quotations, each a sentence in a document of its own; labels; one of ten folds, a group in one."""
    pairs = [json.loads(line) for line in open(path, encoding="utf-8")]
    folds = {g: n % 10 for n, g in enumerate(sorted({p["group"] for p in pairs}))}
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        files = [os.path.join(folder, name) for name in ("a.txt", "b.txt")]
        for pair in pairs:
            for file, side in zip(files, "ab"):
                with open(file, "w", encoding="utf-8") as f:
                    f.write(f"“{pair[side].strip()}” said the speaker.\n")
            lines = subprocess.run(command + files, stdout=subprocess.PIPE, check=True).stdout.decode().splitlines()
            names, found = json.loads(lines[0])["names"], [json.loads(line)["values"] for line in lines[1:]]
            aligned = names.index("aligned")
            rows.append(max(found, key=lambda v: v[aligned]) if found else [0.0] * len(names))
    return np.array(rows), np.array([float(p["label"] == "same") for p in pairs]), np.array([folds[p["group"]] for p in pairs])


def utterances(s, odds, path, drop):
    """Fits what tells one utterance from two on pairs of quotations, of the stories and by themselves; gives columns and weights."""
    keep = column(s.names, set(TOLD), drop)
    near = s.used & (s.x[:, s.names.index("in_marks")] >= MOSTLY) & (odds > NEAR)
    x, y, fold = quotations(path, s.command)
    both = np.vstack([s.x[near][:, keep], x[:, keep]])
    labels, folds = np.r_[s.y[near], y], np.r_[s.story[near] + 10, fold]
    held = np.zeros(len(labels))
    for n in sorted(set(folds)):
        w, b = fit(both[folds != n], labels[folds != n], TOLD_PENALTY)
        held[folds == n] = both[folds == n] @ w + b
    said, right = held[len(held) - len(y):] > 0, y > 0
    hit = (said & right).sum()
    print(f"one utterance or two, pairs of quotations by themselves, left out: F1 {2 * hit / (said.sum() + right.sum()):.3f}"
          f"  P {hit / said.sum():.2f} R {hit / right.sum():.2f}")
    w, b = fit(both, labels, TOLD_PENALTY)
    report(s.names, keep, w, np.vstack([s.x[near], x]))
    return keep, w, b


def main():
    args, cut = sys.argv[1:], sys.argv.index("--") - 1
    own, command = args[:cut], args[cut + 1:]
    option = lambda name: own[own.index(name) + 1] if name in own else None
    skip = {option("--out"), option("--drop"), option("--quotations")}
    drop = set((option("--drop") or "").split(","))
    s = Stories([a for a in own if not a.startswith("--") and a not in skip], command)
    names = s.names
    one, two = column(names, set(CHOSEN), drop), column(names, set(CHOSEN) | set(STANDING), drop)
    held = np.full(len(s.y), -9.0)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "first.json")
        for n in range(len(s.paths)):
            w, b, x = two_stages(s, s.used & (s.story != n), one, two, path)
            held[s.story == n] = (x[:, two] @ w + b)[s.story == n]
        w, b, x = two_stages(s, s.used, one, two, path)
        first = open(path, encoding="utf-8").read()
    f1, at, p, r, ap = best_f1(held, s.data)
    lost = sum(v != "related" and all(k not in c for c in d[3]) for d in s.data for k, v in d[4].items())
    print(f"{len(s.paths)} stories, {len(s.y)} pairs, {int(s.y.sum())} links, {lost} links without a candidate")
    print(f"links, left out: AP {ap:.3f}  best F1 {f1:.3f} (P {p:.2f} R {r:.2f}) at probability {1 / (1 + np.exp(-at)):.2f}")
    prob = 1 / (1 + np.exp(-held))
    print("reliability:  predicted  found  pairs")
    for low in np.arange(0, 1, 0.1):
        inside = s.used & (prob >= low) & (prob < low + 0.1)
        if inside.any():
            print(f"  {low:.1f}-{low + 0.1:.1f}      {prob[inside].mean():.3f}      {s.y[inside].mean():.3f}  {int(inside.sum())}")
    report(names, two, w, x)
    if "contextual" in names:
        return corrected(s, held, option("--out"))

    true, keep = s.y > 0, column(names, set(SAID), drop)
    q, story, xq = (s.labels == "quote").astype(float)[true], s.story[true], s.x[true][:, keep]
    said = np.zeros(len(q), bool)
    for n in sorted(set(story)):
        wq, bq = fit(xq[story != n], q[story != n], QUOTE_PENALTY)
        said[story == n] = xq[story == n] @ wq + bq > 0
    hit = (said & (q > 0)).sum()
    print(f"quote or not, of true links, left out: right {np.mean(said == (q > 0)):.3f} (most frequent {1 - q.mean():.3f})"
          f"  P {hit / max(said.sum(), 1):.2f} R {hit / q.sum():.2f}")
    wq, bq = fit(xq, q, QUOTE_PENALTY)
    report(names, keep, wq, s.x[true])
    if option("--quotations"):
        told = utterances(s, x[:, two] @ w + b, option("--quotations"), drop)
    if option("--out"):
        if option("--quotations"):
            save(os.path.join(option("--out"), "utterances.json"), names, *told)
        with open(os.path.join(option("--out"), "first.json"), "w", encoding="utf-8") as f:
            f.write(first)
        save(os.path.join(option("--out"), "links.json"), names, two, w, b)
        save(os.path.join(option("--out"), "quotes.json"), names, keep, wq, bq)


if __name__ == "__main__":
    main()
