import { formatCsv, parseCsv } from './csv.mjs';

/**
 * Histories that a demo plays again where nothing is measured: hourly road volume, daily air, daily
 * rain. Gaps in the source stay gaps: an hour or day without a value has no row.
 */

/** Interstate volume of one road, vehicles an hour; repeated hours are the same count and kept once. */
export function buildTrafficHistory(text, { from, to }) {
  const volumes = new Map();
  for (const row of parseCsv(text)) {
    const hour = toIsoHour(row.date_time);
    if (hour >= from && hour < to) volumes.set(hour, row.traffic_volume);
  }
  const lines = [...volumes].sort(([a], [b]) => (a < b ? -1 : 1));
  return formatCsv(['time', 'volume'], lines);
}

/** Daily PM2.5, PM10 (micrograms a cubic metre) and AQI of one city. */
export function buildAirHistory(text, city) {
  const lines = parseCsv(text)
    .filter((row) => row.City === city && (row.AQI !== '' || row.PM2_5 !== ''))
    .map((row) => [row.Date, row.PM2_5, row.PM10, row.AQI])
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return formatCsv(['time', 'pm25', 'pm10', 'aqi'], lines);
}

/** Daily rain (mm) at each of some stations, named as in the source without `_rain_mm`. */
export function buildRainHistory(text) {
  const rows = parseCsv(text);
  const stations = Object.keys(rows[0] ?? {}).filter((name) => name.endsWith('_rain_mm'));
  return formatCsv(
    ['time', ...stations.map((name) => name.replace('_rain_mm', ''))],
    rows.map((row) => [row.date, ...stations.map((name) => row[name])]),
  );
}

/** `M/D/YY H:MM` as `YYYY-MM-DDTHH`. */
function toIsoHour(text) {
  const found = /^(\d+)\/(\d+)\/(\d+) (\d+):/.exec(text);
  if (!found) throw new Error(`not an hour: '${text}'`);
  const [, month, day, year, hour] = found.map((part) => part.padStart(2, '0'));
  return `20${year}-${month}-${day}T${hour}`;
}
