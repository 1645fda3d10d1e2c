import { describe, expect, it } from 'vitest';
import { incidentWith } from './incident.fixture.ts';
import { changePoints } from './map-points.ts';

const incident = incidentWith({ id: 'a' });
const { id, lat, lng, category, severity, status, verified } = incident;
const point = { id, lat, lng, category, severity, status, verified };
const always = () => true;

describe('changePoints', () => {
  it('adds a new pin once', () => {
    const message = { message: 'incident:new' as const, payload: { position: 1, incident } };
    const once = changePoints([], message, always);
    expect(changePoints(once, message, always)).toEqual([point]);
  });

  it('takes a pin away when it is no longer asked for, or no longer to be seen', () => {
    const resolved = incidentWith({ id: 'a', status: 'resolved' });
    const updated = {
      message: 'incident:updated' as const,
      payload: { position: 2, incident: resolved },
    };
    expect(changePoints([point], updated, () => false)).toEqual([]);
    const removed = { message: 'incident:removed' as const, payload: { position: 3, id: 'a' } };
    expect(changePoints([point], removed, always)).toEqual([]);
  });

  it('marks a pin as verified when a vote tips it', () => {
    const votes = { confirm: 3, dispute: 0, resolved: 0, lastAt: null };
    const payload = { position: 4, incidentId: 'a', votes, verified: true };
    expect(changePoints([point], { message: 'vote:new', payload }, always)[0]?.verified).toBe(true);
  });
});
