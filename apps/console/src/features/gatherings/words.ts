import type { ExpectedPatients, GatheringKind } from '@pulse/contract';

export const kindWords: Record<GatheringKind, string> = {
  religious: 'Religious festival',
  procession: 'Procession',
  concert: 'Concert',
  danceFestival: 'Dance festival',
  sports: 'Sports',
  race: 'Race',
  universityGames: 'University games',
  political: 'Political rally',
  fair: 'Fair',
  other: 'Other',
};

export const settingWords = { indoor: 'Indoors', outdoor: 'Outdoors' } as const;

const multiplierWords: Record<string, string> = {
  outdoor: 'being outdoors',
  noWater: 'no drinking water',
  heatIndex: 'heat',
};

const formulaWords: Record<string, string> = {
  'arbon-2001': 'General rate',
  'dance-festival': 'Rate of dance festivals',
  'ten-km-race': 'Rate of 10 km races',
  'university-games': 'Rate of university games',
};

/** "About 150", "fewer than 1": no more digits than a rate of others can promise. */
export const aboutPatients = (patients: number, locale: string): string =>
  patients < 1
    ? 'fewer than 1'
    : `about ${new Intl.NumberFormat(
        locale,
        patients < 10 ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 2 },
      ).format(patients)}`;

/** How a number of patients comes about: "0.992 per 1,000 × 3 for being outdoors × 50,000 people". */
export const describeFormula = (
  { multiplier, formula }: Pick<ExpectedPatients, 'multiplier' | 'formula'>,
  per1000: number,
  crowd: number,
  locale: string,
): string => {
  const text = (value: number) =>
    new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 }).format(value);
  const base = per1000 / (multiplier?.factor ?? 1);
  return [
    `${formulaWords[formula] ?? formula}: ${text(base)} per 1,000`,
    ...(multiplier
      ? [`${text(multiplier.factor)} for ${multiplierWords[multiplier.name] ?? multiplier.name}`]
      : []),
    `${new Intl.NumberFormat(locale).format(crowd)} people`,
  ].join(' × ');
};
