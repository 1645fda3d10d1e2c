"""Answers the tasks of forest-peer.ts with scikit-learn."""
import json
import os
import re
import sys
import time

import numpy as np
from sklearn.ensemble import (
    HistGradientBoostingClassifier,
    IsolationForest,
    RandomForestClassifier,
)


def megabytes(name):
    if not os.path.exists("/proc/self/status"):
        return float("nan")
    with open("/proc/self/status") as status:
        return int(re.search(name + r":\s*(\d+)", status.read())[1]) / 1024


def forget_peak():
    if os.path.exists("/proc/self/clear_refs"):
        with open("/proc/self/clear_refs", "w") as out:
            out.write("5")


for line in sys.stdin:
    task = json.loads(line)
    rows = task["trainRows"] + task["testRows"]
    read = lambda name: np.fromfile(os.path.join(task["folder"], name))
    table = np.ascontiguousarray(read("features.bin").reshape(task["columns"], rows).T)
    train, later = table[: task["trainRows"]], table[task["trainRows"] :]
    target = read("target.bin")[: task["trainRows"]]
    before = megabytes("VmRSS")
    forget_peak()
    started = time.perf_counter()
    if task["model"] == "boosting":
        model = HistGradientBoostingClassifier(
            early_stopping=False,
            categorical_features=task["categorical"] or None,
            random_state=task["seed"],
        ).fit(train, target)
    elif task["model"] == "forest":
        jobs = os.environ.get("OMP_NUM_THREADS")
        model = RandomForestClassifier(
            n_jobs=int(jobs) if jobs else -1, random_state=task["seed"]
        ).fit(train, target)
    else:
        model = IsolationForest(random_state=task["seed"]).fit(train)
    fitted = time.perf_counter()
    if task["model"] == "isolation":
        scores = -model.score_samples(later)
    else:
        scores = model.predict_proba(later)[:, 1]
    ended = time.perf_counter()
    scores.astype(np.float64).tofile(os.path.join(task["folder"], "scores.bin"))
    answer = {
        "fitSeconds": fitted - started,
        "predictSeconds": ended - fitted,
        "grownMegabytes": megabytes("VmHWM") - before,
    }
    print(json.dumps(answer), flush=True)
