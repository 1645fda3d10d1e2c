"""Scores of the Numenta Anomaly Benchmark, worked out row by row from the paper's formulas
(Lavin and Ahmad 2015): for each candidate threshold every detection is judged anew.

Run: python3 nab_score.py > ../../src/evaluate/fixtures/nab-score.json
"""
import json
import math
import random

PROFILES = {
    "standard": (1.0, 0.11, 1.0),
    "rewardLowFalsePositives": (1.0, 0.22, 1.0),
    "rewardLowMisses": (1.0, 0.11, 2.0),
}


def scaled_sigmoid(y):
    return -1.0 if y >= 3 else 2 / (1 + math.exp(5 * y)) - 1


def raw_score(series, profile, threshold):
    tp, fp, fn = profile
    total = 0.0
    for one in series:
        scores, windows = one["scores"], one["windows"]
        probation = min(math.floor(0.15 * len(scores)), 750)
        hits = [i for i, s in enumerate(scores) if s >= threshold and i >= probation]
        for first, last in windows:
            inside = [i for i in hits if first <= i <= last]
            if not inside:
                total -= fn
                continue
            width = last - first + 1
            total += tp * scaled_sigmoid(-(last - inside[0] + 1) / width) / scaled_sigmoid(-1)
        for i in hits:
            if any(first <= i <= last for first, last in windows):
                continue
            before = [w for w in windows if w[1] < i]
            if not before:
                total -= fp
                continue
            first, last = before[-1]
            total += fp * scaled_sigmoid((i - last) / (last - first))
    return total


def normalised(series, profile, raw):
    count = sum(len(one["windows"]) for one in series)
    nothing = -profile[2] * count
    return 100 * (raw - nothing) / (profile[0] * count - nothing)


def best(series, profile):
    found = (raw_score(series, profile, math.inf), None)
    for threshold in sorted({s for one in series for s in one["scores"]}, reverse=True):
        raw = raw_score(series, profile, threshold)
        if raw > found[0] + 1e-12:
            found = (raw, threshold)
    return found


def make_series(rng, rows, windows):
    scores = [round(rng.random() ** 2, 2) for _ in range(rows)]
    for first, last in windows:
        if rng.random() < 0.8:
            scores[rng.randint(first, last)] = round(0.8 + 0.2 * rng.random(), 2)
    return {"scores": scores, "windows": windows}


cases = []
for seed in range(6):
    rng = random.Random(seed)
    series = [
        make_series(rng, 60 + 20 * seed, [[20, 27], [40, 44 + seed]]),
        make_series(rng, 90, [[50, 69]]),
        make_series(rng, 50, []),
    ]
    answers = {}
    for name, profile in PROFILES.items():
        raw, threshold = best(series, profile)
        fixed = raw_score(series, profile, 0.5)
        answers[name] = {
            "score": normalised(series, profile, raw),
            "threshold": threshold,
            "scoreAtHalf": normalised(series, profile, fixed),
        }
    cases.append({"series": series, "answers": answers})
print(json.dumps(cases))
