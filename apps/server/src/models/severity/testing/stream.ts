import { createRandom } from '@pulse/ml/numeric';

/** What tells each priority apart in the invented stream. */
const marks = {
  Low: ['thank', 'photo', 'hope', 'news'],
  Medium: ['closed', 'delay', 'shelter', 'power'],
  High: ['warning', 'evacuate', 'damage', 'blocked'],
  Critical: ['trapped', 'explosion', 'bleeding', 'rescue'],
} as const;
type Label = keyof typeof marks;

const fillers = ['the', 'road', 'river', 'people', 'city', 'near', 'today', 'bridge', 'street'];
const order: readonly Label[] = [
  'Low',
  'Low',
  'Medium',
  'Low',
  'High',
  'Low',
  'Medium',
  'Critical',
];

/** Invented texts with a priority each, four times as many as `groups`, in mixed order. */
export const stream = (groups: number): { readonly text: string; readonly priority: Label }[] => {
  const random = createRandom(7);
  const pick = (words: readonly string[]) => words[random.int(words.length)] ?? '';
  return Array.from({ length: groups * 4 }, (_, at) => {
    const priority = order[at % order.length] ?? 'Low';
    const words = [pick(fillers), pick(marks[priority]), pick(fillers), pick(marks[priority])];
    return { text: words.join(' '), priority };
  });
};
