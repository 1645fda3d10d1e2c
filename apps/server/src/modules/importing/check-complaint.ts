import { createHash } from 'node:crypto';
import type { Suggestion } from '@pulse/contract';
import type { Geography, KnownCategory, KnownCity } from '../../kernel/geography.ts';
import { createTimeReader } from '../../kernel/read-time.ts';
import type { PastIncident } from './insert-incidents.ts';
import type { ComplaintRow } from './read-complaints.ts';

export type Checked =
  | { readonly ok: true; readonly incident: PastIncident }
  | { readonly ok: false; readonly reason: string };

export interface ComplaintChecks {
  readonly geography: Geography;
  readonly city: KnownCity;
  readonly now: Date;
  readonly suggest: (text: string) => Suggestion[];
}

const shortestText = 3;
const longestText = 2_000;
const activeDays = 60;
const dayMs = 86_400_000;

/** Makes the function that turns a row into an incident, or says why not. */
export const createComplaintCheck = ({ geography, city, now, suggest }: ComplaintChecks) => {
  const readTime = createTimeReader(city.timeZone);
  const occurrences = new Map<string, number>();

  const categoryOf = (named: string, text: string): KnownCategory | undefined => {
    const wanted = named === '' ? (suggest(text)[0]?.categoryId ?? 'other') : named;
    return geography.category(city.id, wanted);
  };

  return ({ cells, fault }: ComplaintRow): Checked => {
    const refuse = (reason: string): Checked => ({ ok: false, reason });
    if (fault !== undefined) return refuse(fault);
    const text = cells.text.trim();
    if (text.length < shortestText) return refuse('has no text');
    if (text.length > longestText) return refuse(`text is longer than ${longestText} characters`);
    if (text.includes('\uFFFD')) return refuse('text is not UTF-8');
    const lat = degrees(cells.lat);
    if (lat === undefined) return refuse(`lat is not a number: ${quote(cells.lat)}`);
    const lng = degrees(cells.lng);
    if (lng === undefined) return refuse(`lng is not a number: ${quote(cells.lng)}`);
    const area = geography.locate({ lat, lng });
    if (area?.cityId !== city.id) return refuse(`place lies outside ${city.name.en}`);
    const category = categoryOf(cells.category.trim(), text);
    if (category === undefined) return refuse(`category is unknown: ${quote(cells.category)}`);
    const createdAt = readTime(cells.created_at);
    if (createdAt === undefined) {
      return refuse(`created_at is no date such as 2026-01-31 17:05: ${quote(cells.created_at)}`);
    }
    if (createdAt > now) return refuse('created_at lies in the future');

    const identity = [city.id, text, lat, lng, createdAt.toISOString()];
    const base = sha256(JSON.stringify(identity)).toString('latin1');
    const occurrence = (occurrences.get(base) ?? 0) + 1;
    occurrences.set(base, occurrence);
    const isActive = now.getTime() - createdAt.getTime() < activeDays * dayMs;
    const status = isActive ? 'active' : 'resolved';
    return {
      ok: true,
      incident: {
        importKey: sha256(JSON.stringify([...identity, occurrence])),
        category: category.id,
        description: text,
        status,
        severity: category.defaultSeverity,
        lat,
        lng,
        areaId: area.id,
        zoneId: area.zoneId,
        source: 'import',
        placeDrawn: false,
        createdAt,
        dueAt: new Date(createdAt.getTime() + category.slaHours * 3_600_000),
        // History is public as it comes; when it was mended nobody says.
        approvedAt: createdAt,
        resolvedAt: null,
        steps: [
          {
            version: 1,
            at: createdAt,
            kind: 'reported',
            fromStatus: null,
            toStatus: status,
            actorKind: 'system',
            note: 'Imported',
          },
        ],
      },
    };
  };
};

const degrees = (text: string): number | undefined =>
  /^\s*[+-]?(\d+\.?\d*|\.\d+)\s*$/.test(text) ? Number(text) : undefined;

const quote = (text: string): string => (text.trim() === '' ? 'nothing' : `"${text.slice(0, 60)}"`);

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();
