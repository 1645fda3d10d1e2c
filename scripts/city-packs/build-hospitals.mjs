import { formatCsv, parseCsv } from './csv.mjs';

/** About 3 km: a hospital just past the border still serves the city. */
const MARGIN_DEGREES = 0.03;
const SAME_PLACE_DEGREES = 0.02;

/** Directory rows with a believable place, each hospital once. */
export function buildHospitals(text, features) {
  const box = boxOf(features);
  const counts = { read: 0, outside: 0, duplicate: 0 };
  const kept = [];
  const ids = new Set();
  for (const row of parseCsv(text)) {
    counts.read += 1;
    const hospital = {
      name: tidyName(row.name),
      address: tidyAddress(row.location),
      lat: Number(row.latitude),
      lng: Number(row.longitude),
    };
    if (!isWithin(box, hospital)) counts.outside += 1;
    else if (kept.some((other) => isSame(other, hospital))) counts.duplicate += 1;
    else kept.push({ id: takeId(ids, hospital.name), ...hospital });
  }
  kept.sort((a, b) => (a.id < b.id ? -1 : 1));
  const rows = kept.map((h) => [h.id, h.name, h.address, h.lat.toFixed(5), h.lng.toFixed(5)]);
  return {
    content: formatCsv(['id', 'name', 'address', 'lat', 'lng'], rows),
    kept: rows.length,
    ...counts,
  };
}

function tidyName(name) {
  return tidy(name)
    .replace(/([a-z])and(?=\s?[A-Z])/g, '$1 and ')
    .replace(/\band(?=[A-Z])/g, 'and ')
    .replace(/\bMeternity\b/g, 'Maternity')
    .replace(/\bSciencs\b/g, 'Sciences')
    .replace(/\bPvt\.\s?Ltd\b\.?/g, 'Pvt. Ltd.')
    .replace(/(?<=[a-z])['`]?(S)\b/g, (_, s) => `'${s.toLowerCase()}`)
    .replace(/\s+/g, ' ')
    .replace(/[\s,-]+$/, '');
}

function tidyAddress(address) {
  return tidy(address)
    .replace(/\b(\d+)\s?(St|Nd|Rd|Th)\b/g, (_, n, suffix) => `${n}${suffix.toLowerCase()}`)
    .replace(/\s*,[\s,]*/g, ', ')
    .replace(/[\s,.-]+$/, '');
}

function tidy(text) {
  return text.replace(/\s+/g, ' ').trim();
}

function isSame(a, b) {
  const isNear =
    Math.abs(a.lat - b.lat) < SAME_PLACE_DEGREES && Math.abs(a.lng - b.lng) < SAME_PLACE_DEGREES;
  const isOneBuilding = houseNumber(a) !== '' && houseNumber(a) === houseNumber(b);
  return plain(a.name) === plain(b.name) && (isNear || isOneBuilding);
}

function houseNumber({ address }) {
  return /\d+/.exec(address)?.[0] ?? '';
}

function plain(name) {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

function takeId(ids, name) {
  const slug = `blr-${name
    .toLowerCase()
    .replace(/['`]/g, '')
    .replace(/[^a-z0-9]+/g, '-')}`
    .slice(0, 58)
    .replace(/-+$/, '');
  let id = slug;
  for (let n = 2; ids.has(id); n++) id = `${slug}-${n}`;
  ids.add(id);
  return id;
}

function boxOf(features) {
  const points = features.flatMap(({ geometry }) => geometry.coordinates.flat(Infinity));
  const lngs = points.filter((_, i) => i % 2 === 0);
  const lats = points.filter((_, i) => i % 2 === 1);
  return {
    west: Math.min(...lngs) - MARGIN_DEGREES,
    east: Math.max(...lngs) + MARGIN_DEGREES,
    south: Math.min(...lats) - MARGIN_DEGREES,
    north: Math.max(...lats) + MARGIN_DEGREES,
  };
}

function isWithin(box, { lat, lng }) {
  return lat > box.south && lat < box.north && lng > box.west && lng < box.east;
}
