import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StaffActor } from '../../kernel/actor.ts';
import { rightsOf } from './recheck.ts';
import { publicRooms, roomsFor, viewportRooms } from './rooms.ts';

const inWorld = {
  lat: fc.double({ min: -84, max: 84, noNaN: true }),
  lng: fc.double({ min: -179, max: 179, noNaN: true }),
};

describe('rooms', () => {
  it('lets a viewport hear every incident that lies in it', () => {
    fc.assert(
      fc.property(
        fc.record(inWorld),
        fc.double({ min: 0.0005, max: 2, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (corner, size, across, up) => {
          const bbox = [
            corner.lng,
            corner.lat,
            Math.min(180, corner.lng + size),
            Math.min(85, corner.lat + size),
          ] as const;
          const spot = {
            cityId: 'c',
            areaId: null,
            zoneId: null,
            lat: bbox[1] + up * (bbox[3] - bbox[1]),
            lng: bbox[0] + across * (bbox[2] - bbox[0]),
          };
          const heard = new Set(viewportRooms(bbox));
          expect(publicRooms(spot).some((room) => heard.has(room))).toBe(true);
        },
      ),
    );
  });

  it('keeps few rooms for a viewport of a street and of a city', () => {
    expect(viewportRooms([77.59, 12.97, 77.595, 12.975]).length).toBeLessThanOrEqual(24);
    expect(viewportRooms([77.4, 12.8, 77.8, 13.2]).length).toBeLessThanOrEqual(24);
  });

  it('opens staff rooms to officers of the zone and administrators, and to nobody else', () => {
    const staff = (role: 'officer' | 'admin' | 'planner' | 'analyst' | 'auditor') =>
      roomsFor(
        { kind: 'staff', id: 's', name: 's', role, zoneIds: role === 'officer' ? ['east'] : [] },
        { staff: true },
        'city',
      );
    expect(staff('officer')).toEqual(['staff:zone:east']);
    expect(staff('admin')).toEqual(['staff:all']);
    for (const role of ['planner', 'analyst', 'auditor'] as const) {
      expect(staff(role)).toEqual(['city:city']);
    }
    expect(roomsFor({ kind: 'anonymous' }, { staff: true }, 'city')).toEqual(['city:city']);
    expect(roomsFor({ kind: 'citizen', id: 'c', isDemo: false }, { staff: true }, 'city')).toEqual([
      'city:city',
      'citizen:c',
    ]);
  });

  it('opens rooms of own hospitals to planners, of all to administrators, and to nobody else', () => {
    const staff = (role: StaffActor['role'], hospitalIds?: string[]) =>
      roomsFor(
        { kind: 'staff', id: 's', name: 's', role, zoneIds: ['east'], hospitalIds },
        { hospitals: true, areas: ['hospital:h9'], zones: ['h9', 'hospitals:all'] },
        'city',
      ).filter((room) => room.startsWith('hospital'));
    expect(staff('planner', ['h1', 'h2'])).toEqual(['hospital:h1', 'hospital:h2']);
    expect(staff('planner')).toEqual([]);
    expect(staff('admin')).toEqual(['hospitals:all']);
    // Whatever ids an actor of another role may carry.
    for (const role of ['officer', 'analyst', 'auditor'] as const) {
      expect(staff(role, ['h1'])).toEqual([]);
    }
    for (const actor of [
      { kind: 'anonymous' },
      { kind: 'citizen', id: 'hospitals:all', isDemo: false },
    ] as const) {
      const rooms = roomsFor(actor, { hospitals: true, areas: ['hospital:h1'] }, 'city');
      expect(rooms.filter((room) => room.startsWith('hospital'))).toEqual([]);
    }
  });

  it('opens no room of a hospital to a planner who does not ask', () => {
    const planner: StaffActor = {
      kind: 'staff',
      id: 's',
      name: 's',
      role: 'planner',
      zoneIds: [],
      hospitalIds: ['h1'],
    };
    expect(roomsFor(planner, {}, 'city')).toEqual(['city:city']);
  });

  it('tells a planner of other hospitals from the same planner before', () => {
    const planner = (hospitalIds: string[]) =>
      rightsOf({ kind: 'staff', id: 's', name: 's', role: 'planner', zoneIds: [], hospitalIds });
    expect(planner(['h1', 'h2'])).toBe(planner(['h2', 'h1']));
    expect(planner(['h1'])).not.toBe(planner(['h1', 'h2']));
  });

  it('does not let a crafted name lead into a private room', () => {
    const rooms = roomsFor(
      { kind: 'anonymous' },
      { areas: ['x', 'staff:all'], zones: ['../staff:all'], city: 'citizen:1' },
      'city',
    );
    expect(rooms.every((room) => /^(area|zone|city):/.test(room))).toBe(true);
  });
});
