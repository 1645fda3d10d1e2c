"""Writes src/text/reference.json: TF-IDF, LinearSVC and LogisticRegression of scikit-learn 1.2.1 on a
few generated texts. Run: /usr/bin/python3 packages/ml/reference/text/make_fixture.py
"""

import json
import pathlib
import random

import numpy as np
from scipy.sparse import hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.svm import LinearSVC

random.seed(11)
words = {
    "water": "water pipe leak tap tanker no supply".split(),
    "road": "road pothole hole broken bumpy tar".split(),
    "light": "street light dark bulb pole off".split(),
}
common = "the near my house please in a and is since days".split()
texts, labels = [], []
for i in range(48):
    label = list(words)[i % 3]
    picked = random.choices(words[label], k=random.randint(2, 4)) + random.choices(common, k=random.randint(1, 5))
    # Some noise, as in real labels.
    if i % 8 == 0:
        picked += random.choices(words[list(words)[(i + 1) % 3]], k=3)
    random.shuffle(picked)
    texts.append(" ".join(picked))
    labels.append(list(words).index(label))

by_word = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2, token_pattern=r"(?u)\b\w+\b")
by_character = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), sublinear_tf=True, min_df=2)
matrix = hstack([by_word.fit_transform(texts), by_character.fit_transform(texts)]).tocsr()
train, test = matrix[:36], matrix[36:]
y = np.array(labels[:36])
svm = LinearSVC(C=0.5, tol=1e-8, max_iter=100000).fit(train, y)
logistic = LogisticRegression(C=3, tol=1e-10, max_iter=10000).fit(train, y)

rounded = lambda array: np.round(np.asarray(array), 8).tolist()
out = pathlib.Path(__file__).parents[2] / "src/text/reference.json"
out.write_text(
    json.dumps(
        {
            "texts": texts,
            "labels": labels,
            "trainRows": 36,
            "columns": matrix.shape[1],
            # Inner products of rows do not depend on the order of columns.
            "products": rounded((matrix[:6] @ matrix.T).toarray()),
            "svmMargins": rounded(svm.decision_function(test)),
            "logisticProbabilities": rounded(logistic.predict_proba(test)),
        }
    )
    + "\n"
)
