/** For each row the class whose score is highest, the first among equals. */
export const mostProbable = (scores: readonly Float64Array[]): Float64Array =>
  (scores[0] as Float64Array).map((_, row) => {
    let best = 0;
    for (let k = 1; k < scores.length; k++) {
      if ((scores[k]?.[row] as number) > (scores[best]?.[row] as number)) best = k;
    }
    return best;
  });
