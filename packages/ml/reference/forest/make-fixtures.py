"""Writes what scikit-learn 1.2.1 makes of seeded tables, for the tests of packages/ml/src/forest.

Run: /usr/bin/python3 packages/ml/reference/forest/make-fixtures.py
"""
import json
import os
import warnings

import numpy as np
from sklearn.ensemble import (
    HistGradientBoostingClassifier,
    HistGradientBoostingRegressor,
    IsolationForest,
    RandomForestClassifier,
    RandomForestRegressor,
)
from sklearn.metrics import roc_auc_score

warnings.filterwarnings("ignore")
ROWS, TRAIN = 900, 600
random = np.random.RandomState(20)


def shorten(values, digits=4):
    return [None if np.isnan(v) else round(float(v), digits) for v in np.asarray(values).ravel()]


x = random.normal(size=(ROWS, 3)).round(2)
x[random.uniform(size=ROWS) < 0.15, 1] = np.nan
names = random.randint(0, 9, size=ROWS)
table = np.column_stack([x, names])
mean = 1.5 * x[:, 0] + np.nan_to_num(x[:, 1], nan=2) ** 2 + (names * 5 % 9) * 0.4
amount = (mean + random.normal(size=ROWS)).round(3)
count = random.poisson(np.exp(0.3 * mean - 0.5))
binary = (amount > np.median(amount)).astype(int)
three = np.digitize(amount, np.quantile(amount, [0.4, 0.75]))
train, later = slice(0, TRAIN), slice(TRAIN, ROWS)

settings = dict(max_iter=40, learning_rate=0.15, max_leaf_nodes=12, early_stopping=False)


regressor, classifier = HistGradientBoostingRegressor, HistGradientBoostingClassifier
full = np.nan_to_num(table, nan=9)


def boost(features, categorical):
    def predict(kind, target, **more):
        model = kind(categorical_features=categorical, random_state=0, **settings, **more)
        model.fit(features[train], target[train])
        if kind is regressor:
            return shorten(model.predict(features[later]))
        shares = model.predict_proba(features[later])
        return shorten(shares[:, 1] if shares.shape[1] == 2 else shares)

    return {
        "squared": predict(regressor, amount),
        "poisson": predict(regressor, count, loss="poisson"),
        "quantile": predict(regressor, amount, loss="quantile", quantile=0.8),
        "logistic": predict(classifier, binary),
        "softmax": predict(classifier, three),
    }


boosting = {"amounts": boost(full, None), "mixed": boost(table, [3])}

many = [
    RandomForestRegressor(random_state=s, n_estimators=100, oob_score=True).fit(
        full[train], amount[train]
    )
    for s in range(5)
]
sorts = [
    RandomForestClassifier(random_state=s, n_estimators=100).fit(full[train], three[train])
    for s in range(5)
]
errors = [np.mean((m.predict(full[later]) - amount[later]) ** 2) for m in many]
left_out = [np.mean((m.oob_prediction_ - amount[train]) ** 2) for m in many]
losses = [1 - m.score(full[later], three[later]) for m in sorts]

crowd = random.normal(size=(1000, 4)).round(2)
alone = random.uniform(size=1000) < 0.05
crowd[alone] = random.uniform(-4, 4, size=(alone.sum(), 4)).round(2)
areas = [
    roc_auc_score(alone, -IsolationForest(random_state=s).fit(crowd).score_samples(crowd))
    for s in range(30)
]

target = os.path.join(os.path.dirname(__file__), "../../src/forest/fixtures/scikit-learn.json")
os.makedirs(os.path.dirname(target), exist_ok=True)
with open(target, "w") as out:
    json.dump(
        {
            "train": TRAIN,
            "columns": [shorten(column, 2) for column in table.T],
            "amount": shorten(amount),
            "count": count.tolist(),
            "binary": binary.tolist(),
            "three": three.tolist(),
            "boosting": boosting,
            "forest": {
                "meanSquaredError": float(np.mean(errors)),
                "outOfBagError": float(np.mean(left_out)),
                "wrongShare": float(np.mean(losses)),
            },
            "isolation": {
                "columns": [shorten(column, 2) for column in crowd.T],
                "alone": alone.astype(int).tolist(),
                "area": float(np.mean(areas)),
            },
        },
        out,
        separators=(",", ":"),
    )
    out.write("\n")
