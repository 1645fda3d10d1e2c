const beginning = '+9190000000';

/** Phones of the citizens that the replay plays: a range that nobody would sign in with by chance. */
export const demoPhones: readonly string[] = Array.from(
  { length: 8 },
  (_, index) => `${beginning}${String(index).padStart(2, '0')}`,
);

/** Is this E.164 number in the demo's range, +91 90000 000xx? */
export const isDemoPhone = (e164: string): boolean =>
  e164.startsWith(beginning) && /^\d\d$/.test(e164.slice(beginning.length));
