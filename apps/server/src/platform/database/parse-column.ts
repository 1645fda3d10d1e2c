import pg from 'pg';

type Parse = (text: string) => unknown;

const { builtins } = pg.types;
const int8Array: number = 1016;
const parseTextArray: Parse = pg.types.getTypeParser(int8Array, 'text');

/**
 * int8 becomes a number: our ids are uuids, and counts and positions stay far below 2^53.
 * numeric stays text. date and timestamp are read as UTC, whatever zone this process runs in.
 */
const parsers = new Map<number, Parse>([
  [builtins.INT8, Number],
  [int8Array, parseInt8Array],
  [builtins.DATE, (text) => (isOrdinary(text) ? new Date(`${text}T00:00:00Z`) : text)],
  [
    builtins.TIMESTAMP,
    (text) => (isOrdinary(text) ? new Date(`${text.replace(' ', 'T')}Z`) : text),
  ],
]);

export const columnTypes = {
  getTypeParser(oid: number, format: 'text' | 'binary' = 'text'): Parse {
    const parse = format === 'text' ? parsers.get(oid) : undefined;
    return parse ?? pg.types.getTypeParser(oid, format);
  },
};

// Written as UTC too, so that a date survives the round trip. pg has no such setting per pool.
pg.defaults.parseInputDatesAsUTC = true;

function parseInt8Array(text: string): unknown {
  const items = parseTextArray(text);
  return Array.isArray(items) ? items.map((item) => (item === null ? null : Number(item))) : items;
}

/** PostgreSQL knows 'infinity' and years before Christ; a Date knows neither. */
function isOrdinary(text: string): boolean {
  return /^\d{4,}-\d\d-\d\d(?!.*BC$)/.test(text);
}
