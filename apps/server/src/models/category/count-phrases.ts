/** How many of the phrases occur among the tokens; a word that ends in * matches what begins so. */
export const countPhrases = (
  tokens: readonly string[],
  phrases: readonly (readonly string[])[],
): number => phrases.filter((phrase) => occurs(tokens, phrase)).length;

const occurs = (tokens: readonly string[], phrase: readonly string[]): boolean => {
  for (let start = 0; start + phrase.length <= tokens.length; start++) {
    if (phrase.every((word, i) => matches(tokens[start + i] ?? '', word))) return true;
  }
  return false;
};

const matches = (token: string, word: string): boolean =>
  word.endsWith('*') ? token.startsWith(word.slice(0, -1)) : token === word;
