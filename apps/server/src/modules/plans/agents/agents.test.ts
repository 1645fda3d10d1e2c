import { describe, expect, it } from 'vitest';
import { testDemand } from '../testing/demand.ts';
import { testResources, testRoster, testState } from '../testing/state.ts';
import { advisoryAgent } from './advisory-agent.ts';
import { capacityAgent } from './capacity-agent.ts';
import { demandAgent } from './demand-agent.ts';
import type { CityFacts } from './plan-state.ts';
import { staffingAgent } from './staffing-agent.ts';
import { suppliesAgent } from './supplies-agent.ts';
import { transfersAgent } from './transfers-agent.ts';

/** 20 in beds now, and 34, 33 and 33 under P90 on the days that follow. */
const ward = {
  kind: 'ward',
  beds: [{ type: 'ward', licensed: 30, staffed: 24 }],
  census: 20,
  p50: 20,
  p90: 30,
  more: { 1: 4, 2: 3, 3: 3 },
} as const;
/** The same pace with room to spare. */
const calmWard = {
  ...ward,
  beds: [{ type: 'ward', licensed: 60, staffed: 60 }],
} as const;
const second = '2026-03-03';

describe('the demand agent', () => {
  it('says on which day most beds are missing under P90, and warns the hospital', () => {
    const state = testState({
      demand: [
        testDemand('h1', [ward], { drivers: [{ group: 'air', amount: 4 }] }),
        testDemand('h2', [calmWard], { silent: true }),
      ],
      resources: [testResources('h1'), testResources('h2')],
    });
    const { proposals, finding } = demandAgent(state);
    // Ten more than the 24 beds at the worst.
    expect(finding).toBe(
      'Under P90 1 department lacks beds on some day; the most at once are 10, on Tuesday 3 March. 1 hospital has stopped reporting: how full it is there is no longer certain.',
    );
    expect(proposals).toHaveLength(1);
    expect(proposals[0]).toMatchObject({
      kind: 'warn-hospital',
      hospitalId: 'h1',
      owner: 'medicalSuperintendent',
      evidence: { day: second, needed: expect.closeTo(34, 6), available: 24, unit: 'beds' },
      days: [
        { day: second, amount: 10 },
        { day: '2026-03-04', amount: 9 },
        { day: '2026-03-05', amount: 9 },
      ],
    });
    expect(proposals[0]?.evidence && proposals[0].reason(proposals[0].evidence)).toContain(
      'What lifts it most is the air.',
    );
  });

  it('warns nobody where every patient finds a bed', () => {
    const state = testState({
      demand: [testDemand('h1', [calmWard])],
      resources: [testResources('h1')],
    });
    expect(demandAgent(state).proposals).toEqual([]);
  });
});

describe('the capacity agent', () => {
  it('proposes closed beds within the licence and surge beds beyond it, in whole blocks', () => {
    const state = testState({
      demand: [testDemand('h1', [ward])],
      resources: [testResources('h1')],
      settings: { bedsPerBlock: 4, surgeShare: 0.1, bedCostPerDay: 1_000, blockSetUpCost: 9_000 },
    });
    expect(
      capacityAgent(state).proposals.map((one) => ('blocks' in one ? one.blocks : undefined)),
    ).toEqual([
      // Six closed beds: one block of four, and two beds too few for another.
      expect.objectContaining({
        id: 'licensed',
        bedsPerBlock: 4,
        blocks: 1,
        costPerDay: 4_000,
        setUpCost: 9_000,
        leadDays: 0,
      }),
      // A tenth of 30 licensed beds: three, so that a block holds three.
      expect.objectContaining({ id: 'surge', bedsPerBlock: 3, blocks: 1, leadDays: 1 }),
    ]);
  });

  it('also where patients could be taken in, but nowhere else', () => {
    const link = { to: 'h2', minutes: 20, kinds: ['ward' as const] };
    const half = { ...calmWard, beds: [{ type: 'ward', licensed: 60, staffed: 50 }] } as const;
    const linked = (kinds: readonly ('ward' | 'icu')[]) =>
      capacityAgent(
        testState({
          demand: [testDemand('h1', [ward]), testDemand('h2', [half])],
          resources: [testResources('h1', { links: [{ ...link, kinds }] }), testResources('h2')],
        }),
      ).proposals.map(({ hospitalId }) => hospitalId);
    expect(linked(['ward'])).toContain('h2');
    expect(linked(['icu'])).not.toContain('h2');
  });
});

describe('the staffing agent', () => {
  const state = (staff: Parameters<typeof testResources>[1]) =>
    testState({
      demand: [testDemand('h1', [ward])],
      resources: [testResources('h1', staff)],
      settings: { overtimeShare: 0.2, agencyShare: 0.5, nurseShiftCost: 2_000 },
    });

  it('misses nurses by the ratio of one to six on a ward, in the shifts that lack them', () => {
    const { proposals } = staffingAgent(state({ staff: testRoster('nurse', [6, 6, 4]) }));
    // 34 patients need 5.7 nurses: enough by day, not at night.
    expect(proposals.map(({ key }) => key)).toEqual([
      'call-nurses/h1/nurse/overtime/night',
      'call-nurses/h1/nurse/agency/night',
    ]);
    expect(proposals[0]).toMatchObject({
      owner: 'nursingSuperintendent',
      evidence: { day: second, needed: expect.closeTo(34 / 6, 9), available: 4, unit: 'nurses' },
      // A fifth of a usual shift of 5.3, rounded up.
      source: { cost: 2_000, mostPerShift: 2, leadDays: 0 },
    });
  });

  it('misses nobody where the roster is not known, and says so', () => {
    const { proposals, finding } = staffingAgent(state({ staff: [] }));
    expect(proposals).toEqual([]);
    expect(finding).toContain('the roster of 1 hospital is not known');
  });

  it('has intensive care looked after by ICU nurses where there are any', () => {
    const icu = {
      ...ward,
      kind: 'icu',
      beds: [{ type: 'icuVentilated', licensed: 40, staffed: 40 }],
    } as const;
    const of = (staff: ReturnType<typeof testRoster>) =>
      staffingAgent(
        testState({
          demand: [testDemand('h1', [icu])],
          resources: [testResources('h1', { staff })],
        }),
      ).proposals.map((one) => ('skill' in one ? one.skill : ''));
    expect(new Set(of(testRoster('icuNurse', [9, 9, 9])))).toEqual(new Set(['icuNurse']));
    expect(new Set(of(testRoster('nurse', [9, 9, 9])))).toEqual(new Set(['nurse']));
  });
});

describe('the supplies agent', () => {
  it('orders oxygen when patients use it into its reserve, by what each of them uses', () => {
    const state = testState({
      demand: [testDemand('h1', [ward])],
      resources: [
        testResources('h1', {
          oxygen: { capacityLitres: 8_000, stockLitres: 3_000, dailyUseLitres: 1_020 },
        }),
      ],
      settings: { reserveDays: 1, deliveryDays: 2 },
    });
    // A usual day is 85 % of 24 beds: 1,020 litres for 20.4 patients, 50 each.
    const [stock] = state.hospitals[0]?.stocks ?? [];
    expect(stock?.usePerPatientDay.ward).toBeCloseTo(50, 9);
    expect(stock?.reserve).toBe(1_020);
    const { proposals } = suppliesAgent(state);
    expect(proposals).toHaveLength(1);
    expect(proposals[0]).toMatchObject({
      kind: 'order-oxygen',
      owner: 'oxygenOfficer',
      delivery: { amount: 2_040, leadDays: 1 },
      // 20 x 50 on the first day and 34 x 50 on the second are more than 1,980.
      evidence: { day: second, available: 1_980, unit: 'litres' },
    });
    expect(proposals[0]?.evidence.needed).toBeCloseTo(2_700, 6);
  });

  it('reckons with no more oxygen for a ward than WHO plans for a severe case', () => {
    const state = testState({
      demand: [testDemand('h1', [ward])],
      resources: [
        testResources('h1', {
          oxygen: { capacityLitres: 9e6, stockLitres: 9e6, dailyUseLitres: 1e6 },
        }),
      ],
    });
    expect(state.hospitals[0]?.stocks[0]?.usePerPatientDay.ward).toBe(10 * 1_440);
  });

  it('gives burns dressings to burns alone, and leaves alone what lasts', () => {
    const burns = { ...ward, kind: 'burns' } as const;
    const state = testState({
      demand: [testDemand('h1', [ward, burns])],
      resources: [
        testResources('h1', {
          supplies: [
            { item: 'burns-dressing', stock: 60, dailyUse: 20, reorderLevel: 40 },
            { item: 'n95-mask', stock: 9_000, dailyUse: 20, reorderLevel: 40 },
          ],
        }),
      ],
    });
    expect(state.hospitals[0]?.stocks[0]?.usePerPatientDay).not.toHaveProperty('ward');
    expect(suppliesAgent(state).proposals.map(({ key }) => key)).toEqual([
      'order-supplies/h1/burns-dressing/usual',
    ]);
  });
});

describe('the transfers agent', () => {
  it('proposes links of departments that lack beds, names no hospital, and asks more for the far', () => {
    const state = testState({
      demand: [testDemand('h1', [ward]), testDemand('h2', [calmWard])],
      resources: [
        testResources('h1', { links: [{ to: 'h2', minutes: 60, kinds: ['ward', 'icu'] }] }),
        testResources('h2', { links: [{ to: 'h1', minutes: 60, kinds: ['ward'] }] }),
      ],
      settings: { transferCost: 2_500, mostTransfersPerDay: 5 },
    });
    const { proposals } = transfersAgent(state);
    expect(proposals.map(({ key }) => key)).toEqual(['transfer/h1/h2/ward']);
    expect(proposals[0]).toMatchObject({
      owner: 'ambulanceControl',
      link: { mostPerDay: 5, costPerPatient: 5_000 },
      evidence: { needed: expect.closeTo(34, 6), available: 24 },
    });
    expect(proposals[0]?.reason(proposals[0].evidence)).not.toContain('h2');
  });
});

describe('the advisory agent', () => {
  const words = (facts: Partial<CityFacts>) =>
    advisoryAgent(
      testState({
        demand: [testDemand('h1', [ward], { drivers: [{ group: 'air', amount: 4 }] })],
        resources: [testResources('h1')],
        facts: { occasions: [], pm25: new Map(), temperatureMaxC: new Map(), ...facts },
      }),
    ).proposals;

  it('speaks of poor air with the value that is forecast, and of nothing while all is usual', () => {
    expect(
      words({ pm25: new Map([[second, 90]]), temperatureMaxC: new Map([[second, 39]]) }),
    ).toEqual([]);
    const [air, ...more] = words({ pm25: new Map([[second, 130]]) });
    expect(more).toEqual([]);
    expect(air).toMatchObject({
      key: 'public-advisory/air',
      hospitalId: null,
      owner: 'cityHealthOfficer',
      days: [{ day: second, amount: 4 }],
      advisory: {
        category: 'health',
        severity: 'moderate',
        urgency: 'expected',
        startsAt: '2026-03-02T18:30:00.000Z',
        endsAt: '2026-03-03T18:30:00.000Z',
      },
    });
    expect(air?.reason(air.evidence)).toBe(
      "PM2.5 of about 130 µg/m³ is expected on Tuesday 3 March, which India's air quality index calls very poor.",
    );
  });

  it('speaks of burns for Deepavali and for fireworks, of heat and of large crowds', () => {
    const occasion = { day: second, fireworks: false, expectedCrowd: null, outdoors: true };
    const keys = (facts: Partial<CityFacts>) => words(facts).map(({ key }) => key);
    expect(keys({ occasions: [{ ...occasion, name: 'Deepavali' }] })).toEqual([
      'public-advisory/fireworks',
    ]);
    expect(keys({ occasions: [{ ...occasion, name: 'A fair', fireworks: true }] })).toEqual([
      'public-advisory/fireworks',
    ]);
    expect(keys({ temperatureMaxC: new Map([[second, 41]]) })).toEqual(['public-advisory/heat']);
    expect(
      keys({ occasions: [{ ...occasion, name: 'A procession', expectedCrowd: 80_000 }] }),
    ).toEqual(['public-advisory/crowd']);
  });

  it('keeps each headline short enough for a public alert', () => {
    const all = words({
      pm25: new Map([[second, 300]]),
      temperatureMaxC: new Map([[second, 46]]),
      occasions: [
        { day: second, name: 'Deepavali', fireworks: true, expectedCrowd: 90_000, outdoors: true },
      ],
    });
    expect(all).toHaveLength(4);
    for (const one of all) {
      expect('advisory' in one && one.advisory?.headline.length).toBeLessThanOrEqual(140);
    }
  });
});
