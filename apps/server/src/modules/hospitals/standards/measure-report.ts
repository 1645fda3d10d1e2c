import { createTimeReader } from '../../../kernel/read-time.ts';
import { zoneOffset } from '../../../kernel/zone-offset.ts';
import { type BedFigure, bedFigures } from './bed-figures.ts';
import type { Standing } from './load-standing.ts';
import { displays, fhir, own, saner } from './saner-codes.ts';

/**
 * One hospital's bed measures as a MeasureReport of FHIR R4, after the profile of the SANER guide.
 *
 * @param now when the report is made; its period is the hospital's day that was observed last
 */
export const measureReport = ({ state, timeZone }: Standing, now: Date) => {
  const { beds, ventilators } = bedFigures(state);
  const named = {
    identifier: { system: own.hospitals, value: state.id },
    display: state.name,
  };
  return {
    resourceType: 'MeasureReport' as const,
    id: state.id,
    meta: {
      profile: [saner.profile],
      ...(state.capacitySource === 'invented' && { tag: inventedTags }),
    },
    status: 'complete',
    type: 'summary',
    measure: saner.measure,
    subject: { type: 'Location', ...named },
    date: inZone(now, timeZone),
    reporter: { type: 'Organization', ...named },
    period: dayOf(state.observedAt === null ? now : new Date(state.observedAt), timeZone),
    // Empty arrays are no FHIR: a group without figures is left out.
    group: [...groupOf('Beds', beds), ...groupOf('Ventilators', ventilators)],
  };
};
export type MeasureReport = ReturnType<typeof measureReport>;

const inventedTags = [
  { system: fhir.actReason, code: 'HTEST', display: 'test health data' },
  { system: own.capacitySource, code: 'invented', display: 'invented for demonstration' },
];

const groupOf = (code: 'Beds' | 'Ventilators', figures: readonly BedFigure[]) =>
  figures.length === 0
    ? []
    : [
        {
          code: { coding: [{ system: saner.groups, code, display: code }] },
          population: figures.map((figure, at) => populationOf(figure, at === 0)),
        },
      ];

/** As in the guide's measure, the first population of a group is its initial population too. */
const populationOf = ({ code, count, text }: BedFigure, isFirst: boolean) => ({
  ...(count === null && { extension: [{ url: fhir.dataAbsentReason, valueCode: 'unknown' }] }),
  code: {
    coding: [
      { system: saner.values, code, display: displays[code] },
      ...(isFirst ? [{ system: fhir.measurePopulation, code: 'initial-population' }] : []),
    ],
    text,
  },
  ...(count !== null && { count }),
});

const dayOf = (at: Date, timeZone: string) => {
  const day = inZone(at, timeZone).slice(0, 10);
  const read = createTimeReader(timeZone);
  const edge = (time: string) => inZone(read(`${day}T${time}`) ?? at, timeZone);
  return { start: edge('00:00:00'), end: edge('23:59:59') };
};

/** To the second, with the zone's offset, as the guide asks for. */
const inZone = (at: Date, timeZone: string): string => {
  const offsetMs = zoneOffset(timeZone)(at.getTime());
  const wall = new Date(at.getTime() + offsetMs).toISOString().slice(0, 19);
  const minutes = Math.abs(offsetMs) / 60_000;
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${wall}${offsetMs < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
};
