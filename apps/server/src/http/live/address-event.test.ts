import type { Incident, IncidentStatus } from '@pulse/contract';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../kernel/database.generated.ts';
import type { PlacedEvent, Topic } from '../../kernel/events.ts';
import { addressEvent } from './address-event.ts';
import type { LiveIncident } from './live-incident.ts';

const incident = (status: IncidentStatus): Incident => ({
  id: '0193d2f0-0000-7000-8000-000000000001',
  ref: 'TST-1',
  cityId: 'test',
  category: 'garbage',
  description: 'secret until it is public',
  status,
  severity: 5,
  verified: false,
  version: 1,
  lat: 12.95,
  lng: 77.65,
  area: { id: 'w1', name: 'First' },
  zone: { id: 'east', name: 'East' },
  votes: { confirm: 0, dispute: 0, resolved: 0, lastAt: null },
  photos: [],
  source: 'citizen',
  placeDrawn: false,
  duplicateOf: null,
  createdAt: '2026-01-01T00:00:00Z',
  updatedAt: '2026-01-01T00:00:00Z',
  approvedAt: null,
  resolvedAt: null,
  ai: null,
});

const live = (status: IncidentStatus): LiveIncident => ({
  citizenId: 'reporter',
  isPublic: status === 'active' || status === 'resolved',
  forPublic: incident(status),
  forStaff: incident(status),
});

const event = (topic: Topic, payload: JsonObject = {}): PlacedEvent => ({
  id: 'e',
  topic,
  position: 7,
  payload,
});

/** What each room hears, by the names of messages. */
const heard = (placed: PlacedEvent, now: IncidentStatus) => {
  const rooms: Record<string, string[]> = {};
  for (const { rooms: names, message } of addressEvent(placed, live(now))) {
    for (const name of names) rooms[name] = [...(rooms[name] ?? []), message.message];
  }
  return rooms;
};

describe('who hears of an incident', () => {
  it('tells a report to staff of the zone and its reporter, and to no public room', () => {
    expect(heard(event('incident.reported'), 'reported')).toEqual({
      'staff:all': ['incident:new'],
      'staff:zone:east': ['incident:new'],
      'citizen:reporter': ['incident:new'],
    });
  });

  it('tells a report that is public by now to nobody but staff and reporter: its approval follows', () => {
    expect(heard(event('incident.reported'), 'active')['city:test']).toBeUndefined();
  });

  it('tells the public nothing of an approval that was taken back since', () => {
    const approved = event('incident.changed', { fromStatus: 'reported', toStatus: 'active' });
    expect(heard(approved, 'reported')['city:test']).toBeUndefined();
  });

  it('tells an approval to the public as something new, and to the reporter once', () => {
    const rooms = heard(
      event('incident.changed', { fromStatus: 'reported', toStatus: 'active' }),
      'active',
    );
    expect(rooms['city:test']).toEqual(['incident:new']);
    expect(rooms['area:w1']).toEqual(['incident:new']);
    expect(rooms['citizen:reporter']).toEqual(['incident:new']);
    expect(rooms['staff:zone:east']).toEqual(['incident:updated']);
  });

  it('tells the public only that it is gone when it stops being public', () => {
    const changed = event('incident.changed', { fromStatus: 'active', toStatus: 'rejected' });
    const toPublic = addressEvent(changed, live('rejected')).filter(({ rooms }) =>
      rooms.includes('city:test'),
    );
    expect(toPublic.map(({ message }) => message)).toEqual([
      { message: 'incident:removed', payload: { position: 7, id: incident('rejected').id } },
    ]);
    expect(JSON.stringify(toPublic)).not.toContain('secret');
  });

  it('takes it from the officers of the zone that it left', () => {
    const moved = event('incident.changed', {
      fromStatus: 'reported',
      toStatus: 'reported',
      fromZoneId: 'west',
    });
    expect(heard(moved, 'reported')['staff:zone:west']).toEqual(['incident:removed']);
  });

  it('tells votes on a pending report to nobody in public', () => {
    const rooms = heard(event('vote.cast'), 'reported');
    expect(Object.keys(rooms).sort()).toEqual(['citizen:reporter', 'staff:all', 'staff:zone:east']);
  });
});
