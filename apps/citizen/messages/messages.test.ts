import { describe, expect, it } from 'vitest';
import en from './en.json' with { type: 'json' };
import hi from './hi.json' with { type: 'json' };
import kn from './kn.json' with { type: 'json' };

type Messages = { [key: string]: string | Messages };

const flat = (messages: Messages, path = ''): [key: string, text: string][] =>
  Object.entries(messages).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[`${path}${key}`, value] as [string, string]]
      : flat(value, `${path}${key}.`),
  );

/** Names in braces and tags; the words inside a plural are each language's own. */
const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{(\w+)\s*[,}]|<(\w+)>/g)].map(([, name, tag]) => name ?? `<${tag}>`).sort();

const english = flat(en);

describe.each([
  ['kn', kn],
  ['hi', hi],
])('messages in %s', (_, messages) => {
  const texts = new Map(flat(messages));

  it('say all that English says, in the same order, and nothing else', () => {
    expect([...texts.keys()]).toEqual(english.map(([key]) => key));
  });

  it('have no empty text', () => {
    expect([...texts].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('fill in the same things', () => {
    for (const [key, text] of english) {
      expect({ key, names: placeholders(texts.get(key) ?? '') }).toEqual({
        key,
        names: placeholders(text),
      });
    }
  });

  it('are plural where English is', () => {
    for (const [key, text] of english) {
      expect({ key, plural: texts.get(key)?.includes(', plural,') }).toEqual({
        key,
        plural: text.includes(', plural,'),
      });
    }
  });
});

it('English has no empty text', () => {
  expect(english.filter(([, text]) => text.trim() === '')).toEqual([]);
});
