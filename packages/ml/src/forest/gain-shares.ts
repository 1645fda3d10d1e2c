import type { Trees } from './trees.ts';

/** Share of the whole gain that each feature brought. */
export const gainShares = ({ feature, gain }: Trees, features: number): Float64Array => {
  const shares = new Float64Array(features);
  let total = 0;
  for (let node = 0; node < feature.length; node++) {
    const split = feature[node] as number;
    if (split < 0) continue;
    shares[split] = (shares[split] as number) + (gain[node] as number);
    total += gain[node] as number;
  }
  return total > 0 ? shares.map((share) => share / total) : shares;
};
