# What scikit-learn's gradient boosting on TF-IDF makes of priorities, block by block, to compare with
#   npm run pulse -- evaluate severity --train A.csv --test B.csv
# /usr/bin/python3 packages/ml/reference/severity/baseline.py FILE [FOLDER]
# FILE has text and priority in order of time. Each quarter of it is predicted from the other three.
# With FOLDER the quarters are written there as train<q>.csv and test<q>.csv, and nothing is fitted.
import sys

import numpy as np
import pandas as pd
from sklearn.ensemble import GradientBoostingClassifier, HistGradientBoostingClassifier
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics import f1_score, recall_score

labels = ["Low", "Medium", "High", "Critical"]
rows = pd.read_csv(sys.argv[1])
rows = rows[rows.priority.isin(labels)].reset_index(drop=True)
count = len(rows)

for quarter in range(4):
    held = np.arange(quarter * count // 4, (quarter + 1) * count // 4)
    rest = np.setdiff1d(np.arange(count), held)
    train, test = rows.iloc[rest], rows.iloc[held]
    if len(sys.argv) > 2:
        train.to_csv(f"{sys.argv[2]}/train{quarter}.csv", index=False)
        test.to_csv(f"{sys.argv[2]}/test{quarter}.csv", index=False)
        continue
    for name, model, words in [
        ("gradient boosting", GradientBoostingClassifier(random_state=0), TfidfVectorizer()),
        (
            "histogram gradient boosting",
            HistGradientBoostingClassifier(random_state=0),
            TfidfVectorizer(max_features=3000, min_df=2, ngram_range=(1, 2), dtype=np.float32),
        ),
    ]:
        known, unseen = words.fit_transform(train.text), words.transform(test.text)
        if name.startswith("histogram"):
            known, unseen = known.toarray(), unseen.toarray()
        guess = model.fit(known, train.priority).predict(unseen)
        macro = f1_score(test.priority, guess, average="macro", labels=labels)
        recall = recall_score(test.priority, guess, average=None, labels=["Critical"])[0]
        print(f"quarter {quarter}, {name}: macro-F1 {macro:.4f}, Critical found {recall:.4f}", flush=True)
