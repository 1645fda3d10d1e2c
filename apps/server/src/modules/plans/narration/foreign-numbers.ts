/** Digits with Indian or English commas and a point. */
const digits = /\d[\d,]*(?:\.\d+)?/g;
/** References to recommendations are no numbers. */
const reference = /\bR\d+\b/g;

const spelled: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  hundred: 100,
  thousand: 1_000,
  lakh: 100_000,
  lakhs: 100_000,
  million: 1_000_000,
  crore: 10_000_000,
  crores: 10_000_000,
  dozen: 12,
};
const words = /\p{L}+/gu;

/**
 * Numbers of a text that its source does not hold. A number may be said with fewer decimals than the
 * source has; a share may be said in per cent. "One" is a pronoun as often as a number and passes.
 */
export const foreignNumbers = (text: string, source: string): string[] => {
  const allowed = numbersOf(source);
  const isAllowed = (value: number, decimals: number): boolean =>
    allowed.some(
      (one) =>
        near(one, value, decimals) || (one > 0 && one < 1 && near(100 * one, value, decimals)),
    );
  const said = text.replace(reference, ' ');
  const foreign = [...said.matchAll(digits)].flatMap(([number]) => {
    const plain = number.replaceAll(',', '');
    const decimals = plain.split('.')[1]?.length ?? 0;
    return isAllowed(Number(plain), decimals) ? [] : [number];
  });
  for (const [word] of said.toLowerCase().matchAll(words)) {
    const value = spelled[word];
    if (value !== undefined && !isAllowed(value, 0)) foreign.push(word);
  }
  return [...new Set(foreign)];
};

const numbersOf = (source: string): number[] =>
  [...source.replace(reference, ' ').matchAll(digits)].map(([number]) =>
    Number(number.replaceAll(',', '')),
  );

const near = (one: number, value: number, decimals: number): boolean =>
  Math.abs(Math.round(one * 10 ** decimals) / 10 ** decimals - value) < 1e-9;
