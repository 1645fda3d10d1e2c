import type { SurgeDriverGroup } from '@pulse/contract';
import { dayEnd, dayStart } from '../day-times.ts';
import { amount, dayName, plural } from '../words.ts';
import type { PlanState } from './plan-state.ts';
import type { Advice, Advisory, NoticeProposal } from './proposal.ts';

/** Advice is for the days that people plan for now. */
const adviceDays = 5;
/** PM2.5 of a day from which India's index calls the air poor, very poor and severe, ug/m3. */
const poorAir = { poor: 90, veryPoor: 120, severe: 250 };
/** India's meteorological department speaks of a heat wave on the plains from 40 degrees on. */
const heatFromC = 40;
const severeHeatFromC = 45;
/** From so many people on, a crowd is itself a danger; ours, to be judged by who reads it. */
const largeCrowd = 50_000;
const fireworksFeast = /deepavali|diwali/i;

/** Words to the public from what drives the days ahead: air, fireworks, heat, crowds. */
export const advisoryAgent = (state: PlanState): Advice => {
  const proposals = [air(state), fireworks(state), heat(state), crowd(state)].flat();
  return {
    proposals,
    finding:
      proposals.length === 0
        ? `Nothing in the next ${plural(adviceDays, 'day')} calls for a word to the public.`
        : `${plural(proposals.length, 'advisory', 'advisories')} to the public would be of use.`,
  };
};

const air = (state: PlanState): NoticeProposal[] => {
  const days = next(state).filter((day) => (state.facts.pm25.get(day) ?? 0) > poorAir.poor);
  const values = days.map((day) => state.facts.pm25.get(day) ?? 0);
  const worst = Math.max(0, ...values);
  return notice(state, {
    about: 'air',
    group: 'air',
    days,
    worstDay: days[values.indexOf(worst)],
    title: 'Advise people with asthma, heart or lung disease of poor air',
    reason: (day) =>
      `PM2.5 of about ${amount(worst)} µg/m³ is expected on ${dayName(day)}, which India's air quality index calls ${worst > poorAir.severe ? 'severe' : worst > poorAir.veryPoor ? 'very poor' : 'poor'}.`,
    words: {
      category: 'health',
      severity: worst > poorAir.severe ? 'severe' : worst > poorAir.veryPoor ? 'moderate' : 'minor',
      certainty: 'likely',
      headline: 'Poor air expected: take care if you have asthma, heart or lung disease',
      description:
        'Fine dust in the air is expected to rise. It can make breathing harder for children, older people and those with asthma, heart or lung disease.',
      instruction:
        'Keep your inhaler or medicines with you and use them as prescribed. Avoid hard exercise outdoors; a well-fitting N95 mask helps outside. If you have trouble breathing, chest pain or blue lips, call 108 or go to the nearest emergency department.',
    },
  });
};

const fireworks = (state: PlanState): NoticeProposal[] => {
  const occasions = state.facts.occasions.filter(
    ({ name, fireworks: lit }) => lit || fireworksFeast.test(name),
  );
  const days = next(state).filter((day) => occasions.some((one) => one.day === day));
  const [first] = days;
  const name = occasions.find(({ day }) => day === first)?.name ?? '';
  return notice(state, {
    about: 'fireworks',
    group: 'calendar',
    days,
    worstDay: first,
    title: 'Advise on burns and eye injuries by fireworks',
    reason: (day) =>
      `${name} is on ${dayName(day)}, and fireworks bring burns and eye injuries to hospitals.`,
    words: {
      category: 'safety',
      severity: 'moderate',
      certainty: 'likely',
      headline: 'Fireworks: protect eyes and skin, and know what to do about a burn',
      description:
        'Fireworks cause burns and eye injuries each year, most of them in children and bystanders.',
      instruction:
        'Let adults light fireworks, at arm’s length, with a bucket of water at hand and no loose clothes; never go back to one that failed. Cool a burn under running water for 20 minutes, cover it with a clean cloth, and put nothing else on it. Do not rub or rinse out an injured eye with something stuck in it: cover it and go to an emergency department. Call 108 for help.',
    },
  });
};

const heat = (state: PlanState): NoticeProposal[] => {
  const { temperatureMaxC } = state.facts;
  const days = next(state).filter((day) => (temperatureMaxC.get(day) ?? 0) >= heatFromC);
  const values = days.map((day) => temperatureMaxC.get(day) ?? 0);
  const worst = Math.max(0, ...values);
  return notice(state, {
    about: 'heat',
    group: 'weather',
    days,
    worstDay: days[values.indexOf(worst)],
    title: 'Advise on heat',
    reason: (day) => `Up to ${amount(worst)} °C are expected on ${dayName(day)}.`,
    words: {
      category: 'met',
      severity: worst >= severeHeatFromC ? 'severe' : 'moderate',
      certainty: 'likely',
      headline: 'Great heat expected: drink, rest in the shade, and look after others',
      description:
        'Heat puts older people, small children, outdoor workers and those with heart or kidney disease at risk.',
      instruction:
        'Drink water often, even without thirst. Stay out of the sun around midday, and leave nobody in a parked vehicle. Look in on neighbours who live alone. Confusion, fainting or hot, dry skin is an emergency: move the person to the shade, cool them with water, and call 108.',
    },
  });
};

const crowd = (state: PlanState): NoticeProposal[] => {
  const large = state.facts.occasions.filter(
    ({ expectedCrowd }) => (expectedCrowd ?? 0) >= largeCrowd,
  );
  const days = next(state).filter((day) => large.some((one) => one.day === day));
  const [most] = large
    .filter(({ day }) => days.includes(day))
    .sort((a, b) => (b.expectedCrowd ?? 0) - (a.expectedCrowd ?? 0));
  return notice(state, {
    about: 'crowd',
    group: 'gathering',
    days,
    worstDay: most?.day,
    title: `Advise people who go to ${most?.name ?? 'the gathering'}`,
    reason: (day) =>
      `${amount(most?.expectedCrowd ?? 0)} people are expected at ${most?.name ?? ''} on ${dayName(day)}.`,
    words: {
      category: 'safety',
      severity: 'moderate',
      certainty: 'possible',
      headline: 'Large crowds expected: plan your way, keep to the edges, carry water',
      description:
        'A large gathering is expected. Crowding, heat and long standing can make people unwell.',
      instruction:
        'Carry water and your medicines, and agree on a place to meet. Keep children and older people away from the thickest crowd, and follow the stewards. If it gets tight, keep your arms before your chest and move with the crowd towards its edge. Medical posts help; in an emergency call 108.',
    },
  });
};

interface Notice {
  readonly about: string;
  readonly group: SurgeDriverGroup;
  readonly days: readonly string[];
  readonly worstDay: string | undefined;
  readonly title: string;
  readonly reason: (day: string) => string;
  readonly words: Omit<Advisory, 'zoneIds' | 'startsAt' | 'endsAt' | 'urgency'>;
}

const notice = (state: PlanState, given: Notice): NoticeProposal[] => {
  const { days, worstDay, group, words } = given;
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined || worstDay === undefined) return [];
  const { usual, expected } = arrivals(state, worstDay);
  return [
    {
      agent: 'advisory',
      kind: 'public-advisory',
      key: `public-advisory/${given.about}`,
      hospitalId: null,
      owner: 'cityHealthOfficer',
      title: given.title,
      days: days.map((day) => ({ day, amount: Math.max(0, Math.round(added(state, group, day))) })),
      evidence: { day: worstDay, needed: expected, available: usual, unit: 'people' },
      reason: ({ day }) => given.reason(day),
      advisory: {
        ...words,
        urgency: first === state.days[0] ? 'immediate' : 'expected',
        zoneIds: [],
        startsAt: dayStart(state.timeZone, first).toISOString(),
        endsAt: dayEnd(state.timeZone, last).toISOString(),
      },
    },
  ];
};

const next = ({ days }: PlanState): readonly string[] => days.slice(0, adviceDays);

/** People more at all hospitals because of one kind of driver. */
const added = ({ hospitals }: PlanState, group: SurgeDriverGroup, day: string): number =>
  hospitals
    .flatMap(({ demand }) => demand.whole.filter((one) => one.day === day))
    .flatMap(({ drivers }) => drivers)
    .filter((driver) => driver.group === group)
    .reduce((sum, driver) => sum + driver.amount, 0);

const arrivals = ({ hospitals }: PlanState, day: string) => {
  const days = hospitals.flatMap(({ demand }) => demand.whole.filter((one) => one.day === day));
  return {
    usual: days.reduce((sum, { base }) => sum + base, 0),
    expected: days.reduce((sum, { point }) => sum + point, 0),
  };
};
