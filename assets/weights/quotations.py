#!/usr/bin/env python3
"""Learn assets/weights/quotations.bin from rows of features.

usage: quotations.py FEATURES OUT [--cue L2] [--content L2] [--without N:K]

FEATURES is what `cargo run --release --example quotation_features GOLD.jsonl FEATURES` writes. --without N:K leaves out
every article whose number is K modulo N, to measure on them. Needs numpy alone; the same rows give the same weights.

Cues: logistic regression. Contents and speakers: a linear-chain conditional random field, one sequence a cue. Both are
fitted with L-BFGS and an L2 penalty, then rounded to signed bytes.
"""
import argparse
import sys

import numpy as np

CUE_BITS, UNARY_BITS, PAIR_BITS, LABELS = 17, 18, 15, 3
NAMED = LABELS - 1  # the label of neither content nor speaker scores nothing by itself


def lbfgs(function, x, steps, memory=8):
    value, slope = function(x)
    pairs = []
    for step in range(steps):
        direction = slope.copy()
        kept = []
        for s, y, rho in reversed(pairs):
            a = rho * s.dot(direction)
            direction -= a * y
            kept.append(a)
        if pairs:
            s, y, _ = pairs[-1]
            direction *= s.dot(y) / y.dot(y)
        else:
            direction /= max(np.abs(slope).sum(), 1e-9)
        for (s, y, rho), a in zip(pairs, reversed(kept)):
            direction += (a - rho * y.dot(direction)) * s
        rate, descent = 1.0, -slope.dot(direction)
        for _ in range(20):
            there, new_slope = function(x - rate * direction)
            if there <= value + 1e-4 * rate * descent:
                break
            rate /= 2
        s, y = -rate * direction, new_slope - slope
        if s.dot(y) > 1e-12:
            pairs = (pairs + [(s, y, 1 / s.dot(y))])[-memory:]
        done = value - there < 1e-5 * abs(there)
        x, value, slope = x + s, there, new_slope
        if done:
            break
    print(f"  {step + 1} steps, loss {value:.1f}", file=sys.stderr)
    return x


def compact(rows, bits):
    """Hashes to the numbers of the slots in use."""
    used, inverse = np.unique(rows >> np.uint32(32 - bits), return_inverse=True)
    return used, inverse.reshape(rows.shape)


def fit_cues(rows, labels, penalty):
    used, at = compact(rows, CUE_BITS)

    def function(w):
        z = w[at].sum(1)
        loss = np.logaddexp(0, z).sum() - z[labels].sum() + penalty / 2 * w.dot(w)
        residual = 1 / (1 + np.exp(-z)) - labels
        slope = np.bincount(at.ravel(), np.repeat(residual, at.shape[1]), len(used)) + penalty * w
        return loss, slope

    w = np.zeros(1 << CUE_BITS)
    w[used] = lbfgs(function, np.zeros(len(used)), 150)
    return w


def fit_content(sequence, labels, unary, pair, penalty):
    used_u, at_u = compact(unary, UNARY_BITS)
    used_p, at_p = compact(pair, PAIR_BITS)
    _, first, length = np.unique(sequence, return_index=True, return_counts=True)
    order = np.argsort(-length, kind="stable")
    first, length = first[order], length[order]
    # Rows of the n-th items of all sequences that are long enough, longest sequences first.
    steps = [first[: np.searchsorted(-length, -n, "left")] + n for n in range(length[0])]
    cut = len(used_u) * NAMED
    starts = np.zeros(len(labels), bool)
    starts[first] = True
    flat = np.zeros((len(labels), LABELS, LABELS))
    inner = np.flatnonzero(~starts)
    truth_u = np.zeros((len(labels), LABELS))
    truth_u[np.arange(len(labels)), labels] = 1
    flat[inner, labels[inner - 1], labels[inner]] = 1

    def spread(at, values, size):
        return np.stack([np.bincount(at.ravel(), np.repeat(values[:, k], at.shape[1]), size) for k in range(values.shape[1])], 1)

    def total(s, axis):
        top = s.max(axis, keepdims=True)
        return np.log(np.exp(s - top).sum(axis)) + top.squeeze(axis)

    def function(w):
        wu, wp = w[:cut].reshape(-1, NAMED), w[cut:].reshape(-1, LABELS * LABELS)
        e = np.zeros((len(labels), LABELS))
        e[:, 1:] = wu[at_u].sum(1)
        t = wp[at_p].sum(1).reshape(-1, LABELS, LABELS)
        t[starts] = 0
        alpha, beta = np.zeros_like(e), np.zeros_like(e)
        alpha[steps[0]] = e[steps[0]]
        for rows in steps[1:]:
            alpha[rows] = total(alpha[rows - 1][:, :, None] + t[rows], 1) + e[rows]
        for rows in reversed(steps[1:]):
            beta[rows - 1] = total(t[rows] + (e[rows] + beta[rows])[:, None, :], 2)
        z = total(alpha[first + length - 1], 1)
        z_row = np.zeros(len(labels))
        for rows in steps:
            z_row[rows] = z[: len(rows)]
        loss = z.sum() - e[np.arange(len(labels)), labels].sum() - (t * flat).sum() + penalty / 2 * w.dot(w)
        pu = np.exp(alpha + beta - z_row[:, None])
        pp = np.zeros_like(t)
        pp[inner] = np.exp(alpha[inner - 1][:, :, None] + t[inner] + (e[inner] + beta[inner])[:, None, :] - z_row[inner][:, None, None])
        gu = spread(at_u, (pu - truth_u)[:, 1:], len(used_u))
        gp = spread(at_p, (pp - flat).reshape(len(labels), -1), len(used_p))
        return loss, np.concatenate([gu.ravel(), gp.ravel()]) + penalty * w

    w = lbfgs(function, np.zeros(cut + len(used_p) * LABELS * LABELS), 120)
    wu, wp = np.zeros((1 << UNARY_BITS, NAMED)), np.zeros((1 << PAIR_BITS, LABELS * LABELS))
    wu[used_u], wp[used_p] = w[:cut].reshape(-1, NAMED), w[cut:].reshape(-1, LABELS * LABELS)
    return wu, wp


def main():
    options = argparse.ArgumentParser()
    options.add_argument("features")
    options.add_argument("out")
    options.add_argument("--cue", type=float, default=1.0)
    options.add_argument("--content", type=float, default=1.0)
    options.add_argument("--without")
    options = options.parse_args()
    data = np.fromfile(options.features, "<u4")
    cues, kc, rows, ku, kp = data[:5].astype(int)
    cue = data[5 : 5 + cues * (kc + 2)].reshape(cues, kc + 2)
    row = data[5 + cues * (kc + 2) :].reshape(rows, 3 + ku + kp)
    if options.without:
        n, k = map(int, options.without.split(":"))
        cue, row = cue[cue[:, 0] % n != k], row[row[:, 0] % n != k]
    print(f"{len(cue)} items, {int(cue[:, 1].sum())} cues; {len(row)} labels, {len(np.unique(row[:, 1]))} cues", file=sys.stderr)
    parts = [fit_cues(cue[:, 2:], cue[:, 1].astype(bool), options.cue)]
    parts += fit_content(row[:, 1], row[:, 2].astype(int), row[:, 3 : 3 + ku], row[:, 3 + ku :], options.content)
    scales = np.array([max(np.abs(p).max(), 1e-9) / 127 for p in parts], "<f4")
    with open(options.out, "wb") as f:
        f.write(scales.tobytes())
        for part, scale in zip(parts, scales):
            f.write(np.rint(part / scale).astype(np.int8).tobytes())


if __name__ == "__main__":
    main()
