/**
 * Brings the spellings of one word together: compatibility forms (NFKC), letter case, invisible
 * characters, candrabindu and anusvara (which Hindi interchanges), and letters repeated for stress.
 */
export const normaliseText = (text: string): string => {
  const joined = isPlain.test(text) ? text : joinForms(text);
  return joined.toLowerCase().replace(/(\p{L})\1{2,}/gu, '$1$1');
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII needs no joining
const isPlain = /^[\x00-\x25\x27-\x7f]*$/;

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  '#39': "'",
  nbsp: ' ',
};

// A zero-width joiner holds emoji together; between letters it only changes how they are drawn.
const joinForms = (text: string): string =>
  text
    .replace(/&(amp|lt|gt|quot|apos|#39|nbsp);/gi, (_, name: string) => {
      return entities[name.toLowerCase()] ?? ' ';
    })
    .normalize('NFKC')
    .replace(/\u00ad|\u200b|\u200c|\u2060|\ufeff|\ufe0e|\ufe0f/g, '')
    .replace(/(?<=[\p{L}\p{M}])\u200d/gu, '')
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replace(/\u0901/g, '\u0902');
