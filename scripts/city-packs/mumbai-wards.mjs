/** The municipal corporation's three divisions, by ward letter. */
const ZONE_WARDS = new Map([
  ['mum-city', ['A', 'B', 'C', 'D', 'E', 'F/N', 'F/S', 'G/N', 'G/S']],
  ['mum-western-suburbs', ['H/E', 'H/W', 'K/E', 'K/W', 'P/N', 'P/S', 'R/N', 'R/C', 'R/S']],
  ['mum-eastern-suburbs', ['L', 'M/E', 'M/W', 'N', 'S', 'T']],
]);
const SIDES = { N: 'North', S: 'South', E: 'East', W: 'West', C: 'Central' };

export function readMumbaiWards(map) {
  return map.features
    .map(({ properties, geometry }) => {
      const code = properties.name;
      const zone = [...ZONE_WARDS].find(([, wards]) => wards.includes(code))?.[0];
      if (zone === undefined) throw new Error(`ward '${code}' belongs to no zone`);
      const [letter, side] = code.split('/');
      const name = `${side === undefined ? letter : `${letter}/${SIDES[side]}`} Ward`;
      const id = `mum-${code.toLowerCase().replace('/', '-')}`;
      return { geometry, properties: { id, number: null, name, zone, population: null } };
    })
    .sort((a, b) => a.properties.id.localeCompare(b.properties.id, 'en'));
}
