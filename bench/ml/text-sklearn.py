"""LinearSVC on word and character TF-IDF, the peer of bench/ml/text.ts.

Argument: a CSV file with text, category and fold. Prints one JSON object for each cost.
"""

import csv
import json
import resource
import sys
import time

from scipy.sparse import hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics import accuracy_score, f1_score
from sklearn.svm import LinearSVC

with open(sys.argv[1], encoding="utf-8", newline="") as file:
    rows = list(csv.DictReader(file))
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
folds = sorted({row["fold"] for row in rows})

for cost in (0.2, 0.5, 1):
    truth, guess, fit, predict = [], [], 0, 0
    for fold in folds:
        train = [row for row in rows if row["fold"] != fold]
        test = [row for row in rows if row["fold"] == fold]
        began = time.perf_counter()
        words = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2)
        characters = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, min_df=2)
        texts = [row["text"] for row in train]
        matrix = hstack([words.fit_transform(texts), characters.fit_transform(texts)]).tocsr()
        model = LinearSVC(C=cost).fit(matrix, [row["category"] for row in train])
        fitted = time.perf_counter()
        texts = [row["text"] for row in test]
        answers = model.predict(hstack([words.transform(texts), characters.transform(texts)]).tocsr())
        predict += time.perf_counter() - fitted
        fit += fitted - began
        truth += [row["category"] for row in test]
        guess += list(answers)
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    figures = {
        "cost": cost,
        "accuracy": accuracy_score(truth, guess),
        "macroF1": f1_score(truth, guess, average="macro"),
        "fitSeconds": fit / len(folds),
        "microsecondsPerText": 1e6 * predict / len(truth),
        "grownMegabytes": (after - before) / 1024,
    }
    print(json.dumps(figures), flush=True)
