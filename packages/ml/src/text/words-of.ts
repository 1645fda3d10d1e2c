import { tokenise } from './tokenise.ts';

/** Begins the word that stands for the length of a text; no word of a text can look like it. */
export const lengthMark = '<length-';

/**
 * The words of a text and, when wanted, one that tells how long it is: TF-IDF scales every row to one
 * length, yet people who write a line and people who write a page complain of different things.
 */
export const wordsOf = (text: string, withLength: boolean): string[] => {
  const words = tokenise(text);
  if (withLength) {
    const step = steps.findIndex((most) => text.length < most);
    words.push(`${lengthMark}${step < 0 ? steps.length : step}>`);
  }
  return words;
};

/** In characters; about doubling. */
const steps = [20, 40, 80, 150, 250];
