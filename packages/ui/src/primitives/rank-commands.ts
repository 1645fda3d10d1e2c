export interface RankableCommand {
  label: string;
  keywords?: string;
}

/**
 * Commands whose words begin with what was typed come first, then those that contain it; the
 * rest go. Every typed word must be found. The given order decides between equals.
 */
export function rankCommands<C extends RankableCommand>(
  commands: readonly C[],
  typed: string,
): C[] {
  const words = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return commands
    .map((command) => ({ command, score: scoreAll(command, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ command }) => command);
}

function scoreAll({ label, keywords = '' }: RankableCommand, words: string[]): number {
  const name = label.toLocaleLowerCase();
  const rest = keywords.toLocaleLowerCase();
  let total = 1;
  for (const word of words) {
    const score = scoreWord(name, rest, word);
    if (score === 0) return 0;
    total += score;
  }
  return total;
}

function scoreWord(name: string, rest: string, word: string): number {
  if (name.startsWith(word)) return 4;
  if (name.includes(` ${word}`)) return 3;
  if (name.includes(word)) return 2;
  return rest.includes(word) ? 1 : 0;
}
