import { describe, expect, it } from 'vitest';
import { tokenise } from './tokenise.ts';

describe('tokenise', () => {
  it('keeps the signs of Indic letters with their letters, and brings spellings together', () => {
    expect(tokenise('ಮ್ಯಾನ್\u200cಹೋಲ್ ತುಂಬಾ ಅಪಾಯ!')).toEqual(['ಮ್ಯಾನ್ಹೋಲ್', 'ತುಂಬಾ', 'ಅಪಾಯ', '!']);
    expect(tokenise('धुआँ')).toEqual(tokenise('धुआं'));
    expect(tokenise('\u0958िला')).toEqual(tokenise('\u0915\u093cिला'));
  });

  it('takes mixed writing apart: Latin, Indic and emoji side by side', () => {
    expect(tokenise('Road पर गड्ढा hai😡please')).toEqual([
      'road',
      'पर',
      'गड्ढा',
      'hai',
      '😡',
      'please',
    ]);
    expect(tokenise('👍🏽 👨‍👩‍👧 🇮🇳')).toEqual(['👍', '👨‍👩‍👧', '🇮🇳']);
  });

  it('names links, addresses, people, phones and numbers instead of repeating them', () => {
    expect(
      tokenise(
        '@BBMP see https://x.in/a?b=1 or write a.b@c.in, call +91 98450 12345, 4-6 days, ೨೦',
      ),
    ).toEqual([
      '<person>',
      'see',
      '<link>',
      'or',
      'write',
      '<email>',
      'call',
      '<phone>',
      '<number>',
      '<number>',
      'days',
      '<number>',
    ]);
  });

  it('shortens stress, joins contractions and opens hashtags', () => {
    expect(tokenise("It's sooooo BAD!!!! why?!")).toEqual(['its', 'soo', 'bad', '!!', 'why', '??']);
    expect(tokenise('#CleanUpBengaluru #no_water')).toEqual([
      'clean',
      'up',
      'bengaluru',
      'no',
      'water',
    ]);
    expect(tokenise('ＧＡＲＢＡＧＥ &amp; don’t')).toEqual(['garbage', 'dont']);
  });

  it('finds nothing in nothing', () => {
    expect(tokenise('')).toEqual([]);
    expect(tokenise(' ... -- \u200b')).toEqual([]);
  });
});
