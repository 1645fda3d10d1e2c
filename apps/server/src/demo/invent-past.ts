import { createHash } from 'node:crypto';
import type { KnownCategory } from '../kernel/geography.ts';
import type { PastIncident, PastStep } from '../modules/importing/index.ts';
import type { DrawnPlace } from '../modules/places/index.ts';
import type { Random } from './random.ts';
import type { DemoText } from './read-demo-texts.ts';

export interface PastOptions {
  readonly cityId: string;
  readonly timeZone: string;
  readonly now: Date;
  readonly random: Random;
  readonly drawPlace: () => DrawnPlace;
  readonly category: (id: string) => KnownCategory | undefined;
}

const hourMs = 3_600_000;
const spanHours = 60 * 24;
const queueHours = 48;
/** Of the complaints of the last two days: with 58 a day this leaves about 60 in the queue. */
const stillReportedShare = 0.5;
/** How often people report at each hour of the day, against the busiest. A guess at waking hours. */
const hourWeights = [
  0.08, 0.05, 0.04, 0.04, 0.06, 0.15, 0.35, 0.6, 0.85, 1, 1, 0.95, 0.85, 0.75, 0.75, 0.8, 0.85,
  0.95, 1, 0.95, 0.8, 0.55, 0.3, 0.15,
];

/** Gives real texts a place, a time in the last 60 days, and what may have become of them. */
export const inventPast = (texts: readonly DemoText[], options: PastOptions): PastIncident[] => {
  const drawTime = createTimeDrawer(options);
  return texts
    .flatMap((text, index) => {
      const category = options.category(text.category);
      return category === undefined
        ? []
        : [inventIncident(text, index, category, drawTime(), options)];
    })
    .sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
};

const createTimeDrawer = ({ now, random, timeZone }: PastOptions): (() => Date) => {
  const format = new Intl.DateTimeFormat('en', { timeZone, hour: 'numeric', hourCycle: 'h23' });
  return () => {
    for (;;) {
      const at = new Date(now.getTime() - random.uniform() * spanHours * hourMs);
      const weight = hourWeights[Number(format.format(at))] ?? 1;
      if (random.uniform() < weight) return at;
    }
  };
};

const inventIncident = (
  text: DemoText,
  index: number,
  category: KnownCategory,
  createdAt: Date,
  { cityId, now, random, drawPlace }: PastOptions,
): PastIncident => {
  const { areaId, zoneId, lat, lng } = drawPlace();
  const life = inventLife(createdAt, category, now, random);
  const severity = category.defaultSeverity + Math.round(random.normal());
  return {
    importKey: createHash('sha256')
      .update(JSON.stringify(['demo', cityId, index, text.text]))
      .digest(),
    category: category.id,
    description: text.text,
    severity: Math.min(10, Math.max(1, severity)),
    lat,
    lng,
    areaId,
    zoneId,
    source: 'demo',
    placeDrawn: true,
    createdAt,
    dueAt: new Date(createdAt.getTime() + category.slaHours * hourMs),
    ...life,
  };
};

type Life = Pick<PastIncident, 'status' | 'approvedAt' | 'resolvedAt' | 'steps'>;

const inventLife = (createdAt: Date, category: KnownCategory, now: Date, random: Random): Life => {
  const ageHours = (now.getTime() - createdAt.getTime()) / hourMs;
  const reported = step(1, 'reported', null, 'reported', createdAt, 'citizen');
  if (ageHours < queueHours && random.uniform() < stillReportedShare) {
    return { status: 'reported', approvedAt: null, resolvedAt: null, steps: [reported] };
  }
  // Half are looked at within three hours, half mended within two thirds of the time they have.
  const approvedAt = within(createdAt, 3 * Math.exp(0.8 * random.normal()), now, random);
  const approved = step(2, 'approved', 'reported', 'active', approvedAt, 'staff');
  const mendingHours = category.slaHours * 0.65 * Math.exp(0.7 * random.normal());
  // The younger, the likelier still open; a few stay open whatever their age.
  const isOpen = random.uniform() < 0.03 + 0.85 * Math.exp(-ageHours / (4 * 24));
  if (isOpen)
    return { status: 'active', approvedAt, resolvedAt: null, steps: [reported, approved] };
  const resolvedAt = within(approvedAt, mendingHours, now, random);
  const resolved = step(3, 'resolved', 'active', 'resolved', resolvedAt, 'staff');
  return { status: 'resolved', approvedAt, resolvedAt, steps: [reported, approved, resolved] };
};

/** So many hours after `from`; some time before `now`, should that not have come yet. */
const within = (from: Date, hours: number, now: Date, random: Random): Date => {
  const at = from.getTime() + hours * hourMs;
  const latest = from.getTime() + random.uniform() * (now.getTime() - from.getTime());
  return new Date(at < now.getTime() ? at : latest);
};

const step = (
  version: number,
  kind: PastStep['kind'],
  fromStatus: PastStep['fromStatus'],
  toStatus: PastStep['toStatus'],
  at: Date,
  actorKind: PastStep['actorKind'],
): PastStep => ({ version, kind, fromStatus, toStatus, at, actorKind, note: null });
