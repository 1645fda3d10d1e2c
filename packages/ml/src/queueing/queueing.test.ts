import { describe, expect, it } from 'vitest';
import {
  blockingAtOccupancy,
  californianNurseRatios,
  daysLeft,
  erlangB,
  erlangC,
  nedocs,
  nedocsLevel,
  nursesNeeded,
  offeredLoad,
  opelLevel,
  squareRootStaffing,
} from './index.ts';

const crowded = {
  edPatients: 45,
  edBeds: 30,
  boarders: 8,
  hospitalBeds: 300,
  ventilatedInEd: 1,
  longestBoardingHours: 6,
  lastDoorToBedHours: 1.5,
};

describe('NEDOCS', () => {
  it('gives the published score of a crowded department', () => {
    expect(nedocs(crowded)).toBeCloseTo(152.14, 10);
    expect(nedocsLevel(nedocs(crowded))).toBe('severe');
  });

  it('changes level where the scale does', () => {
    const levels = [-20, 20, 21, 60, 61, 100, 101, 140, 141, 180, 181, 400].map(nedocsLevel);
    expect(levels).toEqual([
      'notBusy',
      'notBusy',
      'busy',
      'busy',
      'extremelyBusy',
      'extremelyBusy',
      'overcrowded',
      'overcrowded',
      'severe',
      'severe',
      'dangerous',
      'dangerous',
    ]);
  });
});

describe('Erlang', () => {
  it('C gives the waits of 10 an hour at 7 servers of 2 an hour', () => {
    const queue = erlangC(10, 2, 7);
    expect(queue.waitChance).toBeCloseTo(0.3241, 4);
    expect(queue.meanWait * 60).toBeCloseTo(4.86, 2);
    expect(queue.waitsLongerThan(0.5)).toBeCloseTo(0.0439, 4);
  });

  it('C never clears when more come than can be served', () => {
    expect(erlangC(14, 2, 7)).toMatchObject({ waitChance: 1, meanWait: Infinity });
  });

  it('B at 85 % occupancy turns away by the size of the pool', () => {
    expect(blockingAtOccupancy(0.85, 20)).toBeCloseTo(0.17, 2);
    expect(blockingAtOccupancy(0.85, 50)).toBeCloseTo(0.053, 3);
    expect(blockingAtOccupancy(0.85, 200)).toBeCloseTo(0.0025, 3);
  });

  it('B fills the beds as far as was said, whatever the pool', () => {
    for (const servers of [1, 3, 20, 200, 900]) {
      for (const occupancy of [0.01, 0.5, 0.85, 0.97, 0.999]) {
        const blocking = blockingAtOccupancy(occupancy, servers);
        const offered = (occupancy * servers) / (1 - blocking);
        expect(erlangB(offered, servers)).toBeCloseTo(blocking, 8);
      }
    }
  });

  it('B holds at the ends', () => {
    expect(erlangB(5, 0)).toBe(1);
    expect(erlangB(0, 5)).toBe(0);
    expect(blockingAtOccupancy(1.2, 20)).toBe(1);
    expect(blockingAtOccupancy(0, 20)).toBe(0);
    // Known value of the tables: 10 erlangs on 10 circuits.
    expect(erlangB(10, 10)).toBeCloseTo(0.2146, 4);
  });

  it('B is the Poisson chance cut off at the last server', () => {
    // a^k / k! for k = 0 to 4.
    const load = 3;
    const terms = [1, 3, 4.5, 4.5, 3.375];
    const total = terms.reduce((sum, term) => sum + term, 0);
    expect(erlangB(load, 4)).toBeCloseTo(3.375 / total, 12);
  });
});

describe('offered load', () => {
  it('stays where arrivals are constant, at arrivals times stay', () => {
    const loads = offeredLoad(new Float64Array(50).fill(2), 4);
    expect(loads[49]).toBeCloseTo(8, 10);
  });

  it('peaks after the arrivals peak, and lower', () => {
    const arrivals = Float64Array.from({ length: 48 }, (_, hour) => (hour % 24 === 12 ? 10 : 2));
    const loads = offeredLoad(arrivals, 6);
    const peak = Math.max(...loads);
    expect(peak).toBeLessThan(60);
    expect(loads.indexOf(peak) % 24).toBe(12);
    expect(loads[13] ?? 0).toBeGreaterThan(loads[11] ?? 0);
  });

  it('begins at the census that is given', () => {
    const loads = offeredLoad(new Float64Array(1), 10, 100);
    expect(loads[0]).toBeCloseTo(100 * Math.exp(-0.1), 10);
  });

  it('is staffed by the square root', () => {
    expect(squareRootStaffing(100, 1)).toBe(110);
    expect(squareRootStaffing(0, 1)).toBe(0);
  });
});

describe('OPEL-style level', () => {
  const thresholds = { blocking: [0.05, 0.15, 0.3], nedocs: [61, 101, 141] } as const;

  it('is the worst of its measures, and says which', () => {
    const judged = opelLevel(
      { pools: [{ occupied: 17, staffedBeds: 20 }], nedocs: 152.14 },
      thresholds,
    );
    expect(judged.level).toBe(4);
    expect(judged.because).toMatchObject([
      { measure: 'blocking', level: 3 },
      { measure: 'nedocs', level: 4 },
    ]);
  });

  it('forgives a large pool what it does not forgive a small one', () => {
    const level = (occupied: number, staffedBeds: number) =>
      opelLevel({ pools: [{ occupied, staffedBeds }], nedocs: null }, thresholds).level;
    expect(level(170, 200)).toBe(1);
    expect(level(17, 20)).toBe(3);
    const both = { occupied: 170, staffedBeds: 200 };
    const full = { occupied: 20, staffedBeds: 20 };
    const { because } = opelLevel({ pools: [both, full], nedocs: null }, thresholds);
    expect(because[0]?.value).toBeCloseTo((200 * 0.0025 + 20) / 220, 2);
  });

  it('knows nothing from nothing', () => {
    expect(opelLevel({ pools: [], nedocs: null }, thresholds).level).toBeNull();
  });
});

describe('cover', () => {
  it('needs nurses by ratio, each level rounded up', () => {
    expect(nursesNeeded({ ed: 9, icu: 5, ward: 13, icuVentilated: 2, hdu: 4 })).toBe(
      3 + 3 + 3 + 2 + 2,
    );
    expect(nursesNeeded({ ward: 12 }, californianNurseRatios)).toBe(3);
    expect(nursesNeeded({})).toBe(0);
  });

  it('lasts for stock over use', () => {
    expect(daysLeft(9_000, 3_000)).toBe(3);
    expect(daysLeft(9_000, 0)).toBeNull();
  });
});
