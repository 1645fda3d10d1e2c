/** How urgent a text is, the least first; the order matters. */
export const priorities = ['low', 'medium', 'high', 'critical'] as const;
export type Priority = (typeof priorities)[number];

/** The place of Critical among the priorities. */
export const critical = 3;

const places = new Map<string, number>(priorities.map((name, place) => [name, place]));

/** Reads a label in any case; undefined when it is none of the four. */
export const readPriority = (label: string): number | undefined =>
  places.get(label.trim().toLowerCase());
