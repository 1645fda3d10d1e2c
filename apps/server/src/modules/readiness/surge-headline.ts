import type { HospitalSurge, SurgeDay, SurgeDriverGroup } from '@pulse/contract';
import { mostAboveUsual } from './present-outlook.ts';

interface Told {
  readonly days: readonly SurgeDay[];
  readonly silence: HospitalSurge['silence'];
  readonly timeZone: string;
  /** Names of what takes place on a day and brings patients here, the most first. */
  readonly gatheringsOn: (day: string) => readonly string[];
}

/** Less above a usual day than this is as usual. */
const notableShare = 0.05;
const notablePeople = 2;

const causes: Record<SurgeDriverGroup, string> = {
  calendar: 'the weekday and holidays',
  weather: 'the weather',
  air: 'the air',
  gathering: 'the gathering',
  incidents: 'incidents nearby',
  'recent level': 'how many came of late',
};

/** What is coming to a hospital, in a sentence; one more before it when the hospital fell silent. */
export const surgeHeadline = (told: Told): string =>
  [silenceSentence(told), arrivalsSentence(told)].filter((text) => text !== '').join(' ');

const silenceSentence = ({ silence, timeZone }: Told): string => {
  if (!silence.silent) return '';
  if (silence.since === null) return 'Has never reported.';
  const since = new Date(silence.since).toLocaleString('en-GB', {
    ...dayParts,
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
  });
  return `Silent since ${since.replace(/,/g, '').replace(' at ', ' ')}: reckoned from what was known then.`;
};

const arrivalsSentence = ({ days, gatheringsOn }: Told): string => {
  const peak = mostAboveUsual(days);
  if (peak === undefined) return 'Nothing is known yet to forecast arrivals from.';
  const above = peak.point - peak.base;
  if (above < Math.max(notablePeople, notableShare * peak.base)) {
    const points = days.map(({ point }) => point);
    const isQuiet = days.every(({ point, base }) => point < (1 - notableShare) * base);
    return (
      `${isQuiet ? 'Fewer than usual' : 'About as usual'} for ${days.length} days: ${people(Math.min(...points))} to ` +
      `${people(Math.max(...points))} arrivals a day, usually ${people(peak.base)}.`
    );
  }
  const share = peak.base > 0 ? Math.round((100 * above) / peak.base) : null;
  return (
    `About ${people(peak.point)} arrivals on ${dayName(peak.day)} ` +
    `(${people(peak.lower80)} to ${people(peak.upper80)}, four times in five), ` +
    `${share === null ? `${people(above)} more than` : `${share} % above`} a usual day, ` +
    `${causeOf(peak, gatheringsOn(peak.day))}.`
  );
};

/** The cause of more than half of what is above a usual day, or else the two largest. */
const causeOf = ({ drivers }: SurgeDay, gatherings: readonly string[]): string => {
  const raising = drivers.filter(({ amount }) => amount > 0).sort((a, b) => b.amount - a.amount);
  const all = raising.reduce((sum, { amount }) => sum + amount, 0);
  const named = raising.map(({ group }) => {
    const [gathering] = gatherings;
    return group === 'gathering' && gathering !== undefined
      ? `${causes.gathering} (${gathering})`
      : causes[group];
  });
  const [first, second] = raising;
  if (first === undefined) return 'from no single cause';
  if (first.amount > all / 2 || second === undefined) return `most of it from ${named[0]}`;
  return `mainly from ${named[0]} and ${named[1]}`;
};

const people = (value: number): string => String(Math.round(value));

const dayParts = { weekday: 'long', day: 'numeric', month: 'long' } as const;

const dayName = (day: string): string =>
  new Date(`${day}T00:00Z`)
    .toLocaleDateString('en-GB', { ...dayParts, timeZone: 'UTC' })
    .replace(',', '');
