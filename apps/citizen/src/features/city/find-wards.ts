import type { Ward } from './city-pack.ts';

/** Wards whose name or number fits what somebody typed, those that begin with it first. */
export const findWards = (wards: readonly Ward[], text: string, limit = 8): Ward[] => {
  const wanted = plain(text);
  if (wanted === '') return wards.slice(0, limit);
  const ranked: { ward: Ward; rank: number }[] = [];
  for (const ward of wards) {
    const rank = rankOf(ward, wanted);
    if (rank !== undefined) ranked.push({ ward, rank });
  }
  ranked.sort((a, b) => a.rank - b.rank || a.ward.name.localeCompare(b.ward.name));
  return ranked.slice(0, limit).map(({ ward }) => ward);
};

const rankOf = (ward: Ward, wanted: string): number | undefined => {
  if (String(ward.number) === wanted) return 0;
  const name = plain(ward.name);
  if (name.startsWith(wanted)) return 1;
  if (name.split(' ').some((word) => word.startsWith(wanted))) return 2;
  // "HSR layout" is also written "hsrlayout".
  return name.replaceAll(' ', '').includes(wanted.replaceAll(' ', '')) ? 3 : undefined;
};

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
