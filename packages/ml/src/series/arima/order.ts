/** The order of a seasonal ARIMA, (p,d,q)(P,D,Q)[m] in the notation of Box and Jenkins. */
export interface ArimaOrder {
  readonly p: number;
  readonly d: number;
  readonly q: number;
  readonly P: number;
  readonly D: number;
  readonly Q: number;
  /** Seasonal period in steps; 1 for none. */
  readonly m: number;
}

/** ARIMA(1,0,1)(0,1,1)[24] with drift, errors of a regression where there are regressors. */
export const describeOrder = (
  { p, d, q, P, D, Q, m }: ArimaOrder,
  constant: boolean,
  regressors = 0,
): string => {
  const period = m > 1 ? `[${m}]` : '';
  const seasonal = P + D + Q > 0 ? `(${P},${D},${Q})${period}` : '';
  const level = constant ? (d + D > 0 ? ' with drift' : ' with mean') : '';
  const errors = regressors > 0 ? ' errors' : '';
  return `ARIMA(${p},${d},${q})${seasonal}${errors}${level}`;
};

/** How many first values differencing uses up. */
export const lostToDifferences = ({ d, D, m }: ArimaOrder): number => d + D * m;
