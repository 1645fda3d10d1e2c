import type { LocalName } from '@pulse/contract';

/** A name in the reader's language, in English where the city pack has no other. */
export const localName = (name: LocalName, language: string): string => name[language] || name.en;
