/**
 * Builds the generated files of the city packs from their sources and checks every pack:
 *   node scripts/build-city-packs.mjs <source folder>
 * The folder holds city/, text/, traffic/, aqi/ and flood/ with the files named below. Rebuilding gives the same bytes.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readBengaluruWards } from './city-packs/bengaluru-wards.mjs';
import { buildAreas, formatAreas } from './city-packs/build-areas.mjs';
import { buildComplaints } from './city-packs/build-complaints.mjs';
import {
  buildAirHistory,
  buildRainHistory,
  buildTrafficHistory,
} from './city-packs/build-history.mjs';
import { buildHolidays } from './city-packs/build-holidays.mjs';
import { buildHospitals } from './city-packs/build-hospitals.mjs';
import { parseCsv } from './city-packs/csv.mjs';
import { readMumbaiWards } from './city-packs/mumbai-wards.mjs';
import { validatePack } from './city-packs/validate-pack.mjs';

const cities = fileURLToPath(new URL('../cities/', import.meta.url));
const sourceFolder = process.argv[2];
if (sourceFolder === undefined || !existsSync(sourceFolder)) {
  console.error('usage: node scripts/build-city-packs.mjs <source folder>');
  process.exit(2);
}
const categories = JSON.parse(readFileSync(join(cities, 'categories.json'), 'utf8'));
buildBengaluru();
buildMumbai();
checkPacks();

function buildBengaluru() {
  const areas = writeAreas(
    'bengaluru',
    readBengaluruWards(
      JSON.parse(readSource('city/bengaluru_wards_2012.geojson')),
      parseCsv(readSource('city/bengaluru_ward_zones.csv')),
    ),
  );
  write(
    'bengaluru',
    'hospitals.csv',
    buildHospitals(readSource('city/bengaluru_hospitals.csv'), areas),
  );
  write(
    'bengaluru',
    'holidays.csv',
    buildHolidays(readSource('city/india_holidays_2010_2027.csv'), {
      state: 'IN-KA',
      firstYear: 2018,
      lastYear: 2027,
    }),
  );
  write(
    'bengaluru',
    'complaints.csv',
    buildComplaints(readSource('text/bengaluru_complaints.csv'), categories, {
      targetCount: 4000,
      floorCount: 150,
    }),
  );
  buildBengaluruHistory();
}

function buildBengaluruHistory() {
  mkdirSync(join(cities, 'bengaluru/history'), { recursive: true });
  const file = (name, content) => writeFileSync(join(cities, 'bengaluru/history', name), content);
  file(
    'traffic.csv',
    buildTrafficHistory(readSource('traffic/metro_interstate_hourly.csv'), {
      from: '2012-10-01',
      to: '2018-01-01',
    }),
  );
  file('air.csv', buildAirHistory(readSource('aqi/india_city_day.csv'), 'Bengaluru'));
  file('rain.csv', buildRainHistory(readSource('flood/chennai_reservoirs_daily.csv')));
}

function buildMumbai() {
  writeAreas('mumbai', readMumbaiWards(JSON.parse(readSource('city/mumbai_wards.geojson'))));
}

function writeAreas(city, wards) {
  const { features, ...measured } = buildAreas(wards);
  write(city, 'areas.geojson', {
    content: formatAreas(features),
    areas: features.length,
    ...measured,
  });
  return features;
}

function checkPacks() {
  const folders = readdirSync(cities, { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  const problems = folders.flatMap(({ name }) =>
    validatePack(join(cities, name), categories).map((problem) => `${name}: ${problem}`),
  );
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exit(1);
  console.log(`${folders.length} packs are sound`);
}

function readSource(file) {
  return readFileSync(join(sourceFolder, file), 'utf8');
}

function write(city, file, { content, ...counts }) {
  writeFileSync(join(cities, city, file), content);
  console.log(`${city}/${file}`, `${Buffer.byteLength(content)} bytes`, JSON.stringify(counts));
}
