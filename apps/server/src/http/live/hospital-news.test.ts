import { describe, expect, it } from 'vitest';
import type { PlacedEvent, Topic } from '../../kernel/events.ts';
import { type HospitalNews, hospitalNews, mergeNews, newsFor } from './hospital-news.ts';

const event = (position: number, topic: Topic, payload: PlacedEvent['payload']): PlacedEvent => ({
  id: `e${position}`,
  position,
  topic,
  payload,
});

describe('hospital news', () => {
  it('say what each kind of event means, and nothing of others', async () => {
    const events = [
      event(1, 'hospital.changed', { hospitalId: 'h1' }),
      event(2, 'observation.recorded', { hospitalIds: ['h1', 'h2'] }),
      event(3, 'surge.refreshed', { cityId: 'c', hospitalIds: ['h2'] }),
      event(4, 'plan.made', { cityId: 'c', planId: 'p', hospitalIds: ['h3'] }),
      event(5, 'recommendation.decided', { cityId: 'c', hospitalIds: ['h3'] }),
      event(6, 'incident.reported', { incidentId: 'i', hospitalId: 'h1' }),
    ];
    expect(await hospitalNews(events, async () => [])).toEqual([
      { position: 1, what: 'observation', hospitalIds: ['h1'] },
      { position: 2, what: 'observation', hospitalIds: ['h1', 'h2'] },
      { position: 3, what: 'surge', hospitalIds: ['h2'] },
      { position: 4, what: 'plan', hospitalIds: ['h3'] },
      { position: 5, what: 'recommendation', hospitalIds: ['h3'] },
    ]);
  });

  it('reach all hospitals of the city when an event names none', async () => {
    const events = [event(1, 'plan.made', { cityId: 'c', hospitalIds: [] })];
    expect(await hospitalNews(events, async (cityId) => [`${cityId}1`, `${cityId}2`])).toEqual([
      { position: 1, what: 'plan', hospitalIds: ['c1', 'c2'] },
    ]);
  });

  it('become one message of a kind, with each id once and the newest position', () => {
    const news: HospitalNews[] = [
      { position: 7, what: 'surge', hospitalIds: ['h1'] },
      ...Array.from({ length: 500 }, (_, at) => ({
        position: 10 + at,
        what: 'observation' as const,
        hospitalIds: [`h${at % 50}`],
      })),
    ];
    const merged = mergeNews(news);
    expect(merged.map(({ what, position }) => [what, position])).toEqual([
      ['surge', 7],
      ['observation', 509],
    ]);
    expect(new Set(merged[1]?.hospitalIds)).toHaveLength(50);
    expect(merged[1]?.hospitalIds).toHaveLength(50);
  });

  it('name to each listener own hospitals only, and to an administrator all', () => {
    const news: HospitalNews[] = [
      { position: 1, what: 'observation', hospitalIds: ['h1', 'h2'] },
      { position: 2, what: 'plan', hospitalIds: ['h2'] },
    ];
    expect(newsFor(news, new Set(['hospital:h1', 'city:c']))).toEqual([
      { position: 1, what: 'observation', hospitalIds: ['h1'] },
    ]);
    expect(newsFor(news, new Set(['hospitals:all']))).toEqual(news);
    expect(newsFor(news, new Set(['area:hospital:h1', 'zone:hospitals:all']))).toEqual([]);
  });
});
