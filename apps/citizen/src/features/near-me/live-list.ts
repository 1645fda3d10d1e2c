import type { Incident, VoteTally } from '@pulse/contract';

/** A list that is being read while the city goes on. */
export interface LiveList {
  items: Incident[];
  /** New ones that wait until somebody asks for them, newest first. */
  waiting: Incident[];
  /** Those that came in by themselves, to be drawn as arriving. */
  arrivedIds: ReadonlySet<string>;
  nextCursor: string | null;
}

export type LiveListChange =
  | { kind: 'loaded'; items: Incident[]; nextCursor: string | null }
  | { kind: 'more'; items: Incident[]; nextCursor: string | null }
  /** `hold` keeps it waiting: somebody is reading further down. */
  | { kind: 'arrived'; incident: Incident; hold: boolean }
  | { kind: 'changed'; incident: Incident }
  | { kind: 'voted'; id: string; votes: VoteTally; verified: boolean }
  | { kind: 'removed'; id: string }
  | { kind: 'shown' };

export const startList = (items: Incident[], nextCursor: string | null): LiveList => ({
  items,
  waiting: [],
  arrivedIds: new Set(),
  nextCursor,
});

/** The list after a change. Rows that are shown never move, whatever happens to what they show. */
export const changeList = (list: LiveList, change: LiveListChange): LiveList => {
  switch (change.kind) {
    case 'loaded':
      return startList(change.items, change.nextCursor);
    case 'more':
      return {
        ...list,
        items: [...list.items, ...change.items.filter((item) => !has(list.items, item.id))],
        nextCursor: change.nextCursor,
      };
    case 'arrived':
      return arrive(list, change.incident, change.hold);
    case 'changed':
      return edit(list, change.incident.id, (old) =>
        change.incident.version < old.version ? old : { ...change.incident, staff: undefined },
      );
    case 'voted':
      return edit(list, change.id, (old) => ({
        ...old,
        votes: change.votes,
        verified: change.verified,
      }));
    case 'removed':
      return {
        ...list,
        items: list.items.filter(({ id }) => id !== change.id),
        waiting: list.waiting.filter(({ id }) => id !== change.id),
      };
    case 'shown':
      return {
        ...list,
        items: [...list.waiting, ...list.items],
        waiting: [],
        arrivedIds: new Set(list.waiting.map(({ id }) => id)),
      };
  }
};

const arrive = (list: LiveList, incident: Incident, hold: boolean): LiveList => {
  if (has(list.items, incident.id) || has(list.waiting, incident.id)) {
    return changeList(list, { kind: 'changed', incident });
  }
  if (hold || list.waiting.length > 0) return { ...list, waiting: [incident, ...list.waiting] };
  return {
    ...list,
    items: [incident, ...list.items],
    arrivedIds: new Set([incident.id]),
  };
};

const edit = (list: LiveList, id: string, change: (old: Incident) => Incident): LiveList => {
  const apply = (items: Incident[]) =>
    has(items, id) ? items.map((item) => (item.id === id ? change(item) : item)) : items;
  return { ...list, items: apply(list.items), waiting: apply(list.waiting) };
};

const has = (items: readonly Incident[], id: string): boolean =>
  items.some((item) => item.id === id);
