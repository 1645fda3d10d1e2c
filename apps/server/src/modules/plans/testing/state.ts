import type { PlanSettings } from '@pulse/contract';
import { atOnce } from '../../../kernel/in-turns.ts';
import type { HospitalResources } from '../../hospitals/index.ts';
import type { HospitalDemand } from '../../readiness/index.ts';
import { buildState, type StateParts } from '../agents/build-state.ts';
import type { PlanState } from '../agents/plan-state.ts';
import { defaultPlanSettings } from '../read-plan-settings.ts';

interface Given extends Partial<Omit<StateParts, 'settings' | 'resources' | 'demand'>> {
  readonly demand: readonly HospitalDemand[];
  readonly resources: readonly HospitalResources[];
  readonly settings?: Partial<PlanSettings>;
}

/** What agents look at, early on the morning of the first day, with nothing decided. */
export const testState = ({ settings, ...given }: Given): PlanState =>
  atOnce(
    buildState({
      cityId: 'test',
      now: new Date('2026-03-02T00:00:00Z'),
      timeZone: 'Asia/Kolkata',
      decided: [],
      facts: { occasions: [], pm25: new Map(), temperatureMaxC: new Map() },
      ...given,
      settings: { ...defaultPlanSettings, ...settings },
    }),
  );

/** A hospital with no beds of its own: those come with the demand. */
export const testResources = (
  id: string,
  given: Partial<Omit<HospitalResources, 'id'>> = {},
): HospitalResources => ({
  id,
  name: id,
  zoneId: null,
  invented: false,
  beds: [],
  staff: [],
  oxygen: null,
  supplies: [],
  links: [],
  ...given,
});

/** So many nurses of a skill in each of the three shifts. */
export const testRoster = (
  skill: 'nurse' | 'icuNurse',
  [morning, evening, night]: readonly [number, number, number],
): HospitalResources['staff'] => [
  { shift: 'morning', skill, people: morning },
  { shift: 'evening', skill, people: evening },
  { shift: 'night', skill, people: night },
];
