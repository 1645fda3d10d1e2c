import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCsv } from './csv.mjs';

const SHAPES = ['circle', 'square', 'triangle', 'diamond', 'hexagon', 'star', 'pentagon', 'cross'];
const LANGUAGES = ['en', 'kn', 'hi'];
const LARGEST_AREAS_BYTES = 450_000;
const FILES = [
  'pack.json',
  'areas.geojson',
  'zones.json',
  'categories.json',
  'hospitals.csv',
  'holidays.csv',
  'complaints.csv',
  'history',
];

/** Problems found in the pack in `folder`, in words; none means that it can be loaded. */
export function validatePack(folder, sharedCategories) {
  const problems = [];
  const check = (holds, problem) => holds || problems.push(problem);
  const read = (file) => readFileSync(join(folder, file), 'utf8');
  for (const file of readdirSync(folder))
    check(FILES.includes(file), `${file}: not part of a pack`);

  if (existsSync(join(folder, 'history'))) {
    for (const { kind, file, label, licence } of JSON.parse(read('history/history.json'))) {
      check(existsSync(join(folder, 'history', file)), `history: no file ${file}`);
      check(kind && label && licence, `history: ${file} needs kind, label and licence`);
    }
  }

  const pack = JSON.parse(read('pack.json'));
  check(folder.endsWith(pack.id), `pack.json: id '${pack.id}' is not the folder's name`);
  for (const key of ['country', 'timeZone', 'refPrefix']) check(pack[key], `pack.json: no ${key}`);
  for (const language of pack.languages)
    check(pack.name[language], `pack.json: no ${language} name`);
  check(
    pack.attribution.every((a) => a.what && a.source && a.licence),
    'pack.json: attribution',
  );

  const zones = JSON.parse(read('zones.json'));
  const zoneIds = new Set(zones.map((zone) => zone.id));
  check(zoneIds.size === zones.length, 'zones.json: an id twice');
  for (const { id, name } of zones)
    check(
      pack.languages.every((l) => name[l]),
      `zone ${id}: name`,
    );

  const areas = JSON.parse(read('areas.geojson')).features;
  check(read('areas.geojson').length <= LARGEST_AREAS_BYTES, 'areas.geojson: too large');
  check(new Set(areas.map((a) => a.properties.id)).size === areas.length, 'areas: an id twice');
  check(new Set(areas.map((a) => a.properties.name)).size === areas.length, 'areas: a name twice');
  for (const { properties: area, geometry } of areas) {
    check(/^[a-z]{3}-[a-z0-9-]+$/.test(area.id), `area '${area.id}': id is no slug`);
    check(area.name?.trim() === area.name && area.name, `area ${area.id}: name`);
    check(zoneIds.has(area.zone), `area ${area.id}: unknown zone '${area.zone}'`);
    check(area.population === null || area.population > 0, `area ${area.id}: population`);
    check(area.areaSqKm > 0 && area.areaSqKm < 100, `area ${area.id}: ${area.areaSqKm} sq km`);
    check(geometry.coordinates.length > 0, `area ${area.id}: no border`);
  }
  for (const id of zoneIds)
    check(
      areas.some((a) => a.properties.zone === id),
      `zone ${id}: empty`,
    );

  const own = join(folder, 'categories.json');
  const categories = existsSync(own) ? JSON.parse(readFileSync(own, 'utf8')) : sharedCategories;
  problems.push(...validateCategories(categories));
  if (existsSync(join(folder, 'hospitals.csv'))) {
    const hospitals = parseCsv(read('hospitals.csv'));
    check(new Set(hospitals.map((h) => h.id)).size === hospitals.length, 'hospitals: an id twice');
    for (const h of hospitals) check(h.name && Number(h.lat) && Number(h.lng), `hospital ${h.id}`);
  }
  if (existsSync(join(folder, 'holidays.csv'))) {
    for (const h of parseCsv(read('holidays.csv'))) {
      check(/^\d{4}-\d\d-\d\d$/.test(h.date) && h.name, `holiday ${h.date}`);
    }
  }
  if (existsSync(join(folder, 'complaints.csv'))) {
    const ids = new Set(categories.map((category) => category.id));
    for (const c of parseCsv(read('complaints.csv'))) {
      check(ids.has(c.category), `complaint: unknown category '${c.category}'`);
      check(c.text.length >= 12 && c.text.length <= 400, `complaint: length of '${c.text}'`);
    }
  }
  return problems;
}

function validateCategories(categories) {
  const problems = [];
  const aliases = categories.flatMap((category) => category.aliases);
  if (new Set(aliases).size !== aliases.length) problems.push('categories: an alias twice');
  for (const c of categories) {
    const keywords = LANGUAGES.map((language) => c.keywords[language] ?? []);
    const isSound =
      LANGUAGES.every((language) => c.name[language]) &&
      SHAPES.includes(c.shape) &&
      c.defaultSeverity >= 1 &&
      c.defaultSeverity <= 10 &&
      c.slaHours > 0 &&
      keywords.every((list) => list.length >= 8 && new Set(list).size === list.length) &&
      keywords[0].length >= 15 &&
      keywords[0].length <= 40;
    if (!isSound) problems.push(`category ${c.id}: incomplete, or a keyword twice`);
  }
  return problems;
}
