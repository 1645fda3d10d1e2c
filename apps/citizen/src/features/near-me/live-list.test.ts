import { describe, expect, it } from 'vitest';
import { incidentWith } from './incident.fixture.ts';
import { changeList, startList } from './live-list.ts';

const first = incidentWith({ id: 'a' });
const second = incidentWith({ id: 'b' });
const fresh = incidentWith({ id: 'c' });
const list = startList([first, second], 'next');
const ids = (items: { id: string }[]) => items.map(({ id }) => id).join('');

describe('changeList', () => {
  it('slides a new one in when the reader is at the top', () => {
    const next = changeList(list, { kind: 'arrived', incident: fresh, hold: false });
    expect(ids(next.items)).toBe('cab');
    expect(next.arrivedIds.has('c')).toBe(true);
  });

  it('keeps new ones waiting while somebody reads further down, then shows all at once', () => {
    const held = changeList(list, { kind: 'arrived', incident: fresh, hold: true });
    expect(ids(held.items)).toBe('ab');
    const more = incidentWith({ id: 'd' });
    const both = changeList(held, { kind: 'arrived', incident: more, hold: false });
    expect(ids(both.waiting)).toBe('dc');
    expect(ids(changeList(both, { kind: 'shown' }).items)).toBe('dcab');
  });

  it('does not show the same one twice', () => {
    const again = changeList(list, { kind: 'arrived', incident: second, hold: false });
    expect(ids(again.items)).toBe('ab');
    const more = changeList(list, { kind: 'more', items: [second, fresh], nextCursor: null });
    expect(ids(more.items)).toBe('abc');
  });

  it('changes a row where it stands', () => {
    const resolved = incidentWith({ id: 'b', version: 3, status: 'resolved' });
    const next = changeList(list, { kind: 'changed', incident: resolved });
    expect(ids(next.items)).toBe('ab');
    expect(next.items[1]?.status).toBe('resolved');
  });

  it('does not go back to an older version that arrives late', () => {
    const late = incidentWith({ id: 'b', version: 1, status: 'reported' });
    expect(changeList(list, { kind: 'changed', incident: late }).items[1]?.status).toBe('active');
  });

  it('counts votes on shown and waiting ones alike', () => {
    const held = changeList(list, { kind: 'arrived', incident: fresh, hold: true });
    const votes = { confirm: 3, dispute: 0, resolved: 0, lastAt: null };
    const next = changeList(held, { kind: 'voted', id: 'c', votes, verified: true });
    expect(next.waiting[0]).toMatchObject({ verified: true, votes });
  });

  it('takes away what may no longer be seen', () => {
    expect(ids(changeList(list, { kind: 'removed', id: 'a' }).items)).toBe('b');
  });
});
