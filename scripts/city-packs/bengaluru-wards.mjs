import { CHOSEN_NAMES } from './bengaluru-ward-names.mjs';

const ZONE_IDS = new Map([
  ['East', 'blr-east'],
  ['West', 'blr-west'],
  ['South', 'blr-south'],
  ['Yelahanka', 'blr-yelahanka'],
  ['Dasarahalli', 'blr-dasarahalli'],
  ['Mahadevapura', 'blr-mahadevapura'],
  ['Bommanahalli', 'blr-bommanahalli'],
  ['Rajarajeswari Nagar', 'blr-rajarajeshwari-nagar'],
]);

/** Ward map joined to the zone list by ward number, in ward order. */
export function readBengaluruWards(map, zoneRows) {
  const rows = new Map(zoneRows.map((row) => [Number(row['Ward No']), row]));
  if (rows.size !== map.features.length) {
    throw new Error(`${map.features.length} wards on the map, ${rows.size} in the zone list`);
  }
  return map.features
    .map(({ properties, geometry }) => {
      const number = properties.WARD_NO;
      const row = rows.get(number);
      if (row === undefined) throw new Error(`ward ${number} is not in the zone list`);
      const zone = ZONE_IDS.get(row['BBMP Zone Name']);
      if (zone === undefined) throw new Error(`unknown zone '${row['BBMP Zone Name']}'`);
      const id = `blr-${String(number).padStart(3, '0')}`;
      const name = chooseName(number, properties.WARD_NAME, row['Ward Name']);
      return { geometry, properties: { id, number, name, zone, population: properties.POP_TOTAL } };
    })
    .sort((a, b) => a.properties.number - b.properties.number);
}

function chooseName(number, onMap, inList) {
  const chosen = CHOSEN_NAMES.get(number);
  if (chosen !== undefined) return chosen;
  if (onMap !== inList)
    throw new Error(`ward ${number}: choose between '${onMap}' and '${inList}'`);
  return onMap;
}
