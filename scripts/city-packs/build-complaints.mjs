import { FILTERS } from './complaint-filters.mjs';
import { formatCsv, parseCsv } from './csv.mjs';
import { createRandom } from './random.mjs';

const ENTITIES = new Map([
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
]);
/** Words met in fewer complaints than this say nothing about being language. */
const COMMON_WORD_COUNT = 3;

/**
 * A fair draw of about `targetCount` complaints: each category in the source's own proportion, but
 * no fewer than `floorCount` of one that has them. Text is the citizen's own, on one line.
 */
export function buildComplaints(text, categories, { targetCount, floorCount }) {
  const idOf = new Map(
    categories.flatMap(({ id, aliases }) => aliases.map((alias) => [alias, id])),
  );
  const rows = parseCsv(text).map((row) => {
    const category = idOf.get(row.category);
    if (category === undefined) throw new Error(`no category has the alias '${row.category}'`);
    return { text: toOneLine(row.text), category };
  });
  const { kept, skipped } = filter(rows);
  const random = createRandom(8000);
  const drawn = [];
  for (const { id } of categories) {
    const own = shuffle(
      kept.filter((row) => row.category === id),
      random,
    );
    const share = Math.round((targetCount * own.length) / kept.length);
    drawn.push(...own.slice(0, Math.max(share, floorCount)));
  }
  const lines = shuffle(drawn, random).map((row) => [row.text, row.category]);
  const counts = countBy(drawn);
  return {
    content: formatCsv(['text', 'category'], lines),
    read: rows.length,
    fit: kept.length,
    skipped,
    counts,
  };
}

function toOneLine(text) {
  return text
    .replace(/&(?:amp|lt|gt);/g, (entity) => ENTITIES.get(entity))
    .replace(/\s+/g, ' ')
    .trim();
}

function filter(rows) {
  const isLanguage = learnLanguage(rows);
  const skipped = {};
  const seen = new Set();
  const kept = rows.filter((row) => {
    const plain = row.text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
    let reason = FILTERS.find(([, matches]) => matches(row.text))?.[0];
    if (reason === undefined && !isLanguage(row.text)) reason = 'gibberish';
    if (reason === undefined && seen.has(plain)) reason = 'repeated';
    seen.add(plain);
    if (reason !== undefined) skipped[reason] = (skipped[reason] ?? 0) + 1;
    return reason === undefined;
  });
  return { kept, skipped };
}

/** Latin text is language when most of its words occur in other complaints too. */
function learnLanguage(rows) {
  const counts = new Map();
  for (const { text } of rows) {
    for (const word of new Set(latinWords(text))) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return (text) => {
    const words = latinWords(text);
    if (words.length === 0) return /\p{L}{3,}/u.test(text);
    const known = words.filter((word) => (counts.get(word) ?? 0) >= COMMON_WORD_COUNT).length;
    return words.length > 1 && known / words.length >= 0.6;
  };
}

function latinWords(text) {
  return text.toLowerCase().match(/[a-z]{2,}/g) ?? [];
}

function shuffle(items, random) {
  const shuffled = [...items];
  for (let i = shuffled.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [shuffled[i], shuffled[j]] = [shuffled[j], shuffled[i]];
  }
  return shuffled;
}

function countBy(rows) {
  const counts = {};
  for (const { category } of rows) counts[category] = (counts[category] ?? 0) + 1;
  return counts;
}
