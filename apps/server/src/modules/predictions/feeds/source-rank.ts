/** Stations that measure go before models that compute, and what is here and now before a replay. */
const preferred = ['openaq', 'open-meteo', 'openweathermap'];

/** Which source is believed when several tell of one day: the lowest. */
export const sourceRank = (provenance: string): number => {
  const place = preferred.indexOf(provenance);
  return place === -1 ? preferred.length : place;
};
