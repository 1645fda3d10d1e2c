/** The 5 % point of the statistic around a level (Kwiatkowski et al. 1992, table 1). */
const critical = 0.463;

/**
 * Whether the series still wanders after no difference: the test of level stationarity by
 * Kwiatkowski, Phillips, Schmidt and Shin (1992) at 5 %, with the bandwidth 3 sqrt(n) / 13 that R's
 * ndiffs uses. Missing values are left out.
 */
export const wanders = (values: Float64Array): boolean => kpssStatistic(values) > critical;

export const kpssStatistic = (series: Float64Array): number => {
  const values = series.filter((value) => !Number.isNaN(value));
  const n = values.length;
  const centre = values.reduce((sum, value) => sum + value, 0) / n;
  const bandwidth = Math.trunc((3 * Math.sqrt(n)) / 13);
  let level = 0;
  let squares = 0;
  let power = 0;
  for (let i = 0; i < n; i++) {
    const apart = (values[i] as number) - centre;
    values[i] = apart;
    level += apart;
    squares += level * level;
    power += apart * apart;
  }
  for (let lag = 1; lag <= bandwidth; lag++) {
    let product = 0;
    for (let i = lag; i < n; i++) product += (values[i] as number) * (values[i - lag] as number);
    power += 2 * (1 - lag / (bandwidth + 1)) * product;
  }
  return power > 0 ? squares / (n * power) : 0;
};
