/** A model of exponential smoothing in the taxonomy of Hyndman et al. (2008, 2.3). */
export interface EtsModel {
  readonly error: 'A' | 'M';
  readonly trend: 'N' | 'A' | 'Ad';
  readonly season: 'N' | 'A' | 'M';
}

export const describeEts = ({ error, trend, season }: EtsModel): string =>
  `ETS(${error},${trend},${season})`;

/**
 * The models to choose from. Multiplicative parts need positive values. Left out as in R's `ets`:
 * additive errors with a multiplicative season (unstable) and multiplicative trends.
 *
 * @param choice all of them, or those that are quick to fit: additive, with no trend or a damped one
 */
export const candidateEtsModels = (
  choice: 'all' | 'fast',
  seasonal: boolean,
  positive: boolean,
): EtsModel[] => {
  const errors = choice === 'all' && positive ? (['A', 'M'] as const) : (['A'] as const);
  const trends = choice === 'all' ? (['N', 'A', 'Ad'] as const) : (['N', 'Ad'] as const);
  const seasons = seasonal ? (['N', 'A', 'M'] as const) : (['N'] as const);
  return errors.flatMap((error) =>
    trends.flatMap((trend) =>
      seasons
        .filter((season) => season !== 'M' || error === 'M')
        .map((season) => ({ error, trend, season })),
    ),
  );
};
