import type { GatheringSuggestion } from '@pulse/contract';

/** The calendars of the country and of the state may both name a holiday: it is offered once. */
export const onceADay = (suggestions: readonly GatheringSuggestion[]): GatheringSuggestion[] => [
  ...new Map(suggestions.map((one) => [`${one.date} ${one.holiday}`, one])).values(),
];
