import { normaliseText } from './normalise-text.ts';

/** What stands for a kind of thing whose exact value says nothing; no word can look like it. */
export const placeholders = {
  link: '<link>',
  email: '<email>',
  person: '<person>',
  phone: '<phone>',
  number: '<number>',
} as const;

/**
 * Words, emoji, stress (`!`, `?`, doubled when repeated) and placeholders of a citizen's text in any
 * script. A word is a run of letters and their combining marks (Unicode Standard Annex 29 without
 * dictionaries), so that Indic vowel signs and viramas stay with their letter; apostrophes fall out
 * ("don't" is "dont"), hashtags come apart at capitals. Uses no Intl, so every machine agrees.
 */
export const tokenise = (text: string): string[] => {
  const tokens: string[] = [];
  const apart = text.includes('#') ? text.replace(hashtag, splitHashtag) : text;
  for (const { groups = {}, 0: found } of normaliseText(apart).matchAll(pattern)) {
    if (groups.word !== undefined) tokens.push(found.replaceAll("'", ''));
    else if (groups.stress !== undefined) tokens.push(stressOf(found));
    else if (groups.emoji !== undefined) tokens.push(found.replace(skinTone, ''));
    else if (groups.link !== undefined) tokens.push(placeholders.link);
    else if (groups.email !== undefined) tokens.push(placeholders.email);
    else if (groups.person !== undefined) tokens.push(placeholders.person);
    else if (groups.phone !== undefined) tokens.push(placeholders.phone);
    else tokens.push(placeholders.number);
  }
  return tokens;
};

// The order matters: what is special comes before the words it is made of. Bounded where it would
// otherwise look far ahead from each word (RFC 5321: 64 characters before the @).
const pattern = new RegExp(
  [
    '(?<link>(?:https?:\\/\\/|www\\.)\\S+)',
    '(?<email>[a-z0-9._%+-]{1,64}@[a-z0-9-]+(?:\\.[a-z0-9-]+)+)',
    '(?<person>(?<![\\p{L}\\p{N}])@[\\p{L}\\p{N}_]+)',
    '(?<phone>(?<![\\p{L}\\p{N}])(?:\\+?91[ -]?)?[6-9]\\d{4}[ -]?\\d{5}(?!\\p{N})|(?<![\\p{L}\\p{N}])0\\d{2,4}[ -]\\d{6,8}(?!\\p{N}))',
    "(?<word>\\p{L}[\\p{L}\\p{M}]*(?:'\\p{L}[\\p{L}\\p{M}]*)*)",
    '(?<number>\\p{N}+(?:[.,:]\\p{N}+)*)',
    '(?<emoji>\\p{Extended_Pictographic}\\p{EMod}?(?:\\u200d\\p{Extended_Pictographic}\\p{EMod}?)*|\\p{RI}{2})',
    '(?<stress>[!?]+)',
  ].join('|'),
  'gu',
);

const hashtag = /#([\p{L}\p{N}_]+)/gu;
const skinTone = /\p{EMod}/gu;

const splitHashtag = (_: string, words: string): string =>
  ` ${words.replaceAll('_', ' ').replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')} `;

const stressOf = (marks: string): string => {
  const mark = marks.includes('?') ? '?' : '!';
  return marks.length > 1 ? mark + mark : mark;
};
