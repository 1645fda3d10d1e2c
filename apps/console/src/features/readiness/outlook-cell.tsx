import type { SurgeOutlook } from '@pulse/contract';
import { Sparkline } from '@pulse/ui';
import { useCity } from '../city/city-context.tsx';
import { dayAt, dayName, people } from './surge-words.ts';

/** Beds of the next 72 hours as a line with its band, and what is free with 90 %. */
export function OutlookCell({ outlook, staffed }: { outlook: SurgeOutlook; staffed: number }) {
  const { locale } = useCity();
  const { beds, days, peak, freeWith90 } = outlook;
  const rows = beds.length > 0 ? beds.map((one) => ({ ...one, point: one.occupied })) : days;
  const shown = rows.slice(0, 4);
  const sign = peak.aboveUsual < 0 ? '−' : '+';
  return (
    <>
      <Sparkline
        label={`${beds.length > 0 ? 'Beds taken' : 'Arrivals'}: ${shown
          .map((one) => `${dayName(one.day, locale)} ${people(one.point, locale)}`)
          .join(', ')}`}
        steps={shown.map((one) => ({
          at: dayAt(one.day),
          point: one.point,
          lower: one.lower80,
          upper: one.upper80,
        }))}
        {...(beds.length > 0 && { limit: staffed })}
      />
      <span className="block text-xs whitespace-nowrap text-ink-muted">
        {sign}
        {people(Math.abs(peak.aboveUsual), locale)} arrivals {dayName(peak.day, locale)}
      </span>
      {freeWith90 === null ? null : (
        <span className="block text-xs whitespace-nowrap text-ink-muted">
          {freeWith90 >= 0 ? `${freeWith90} free with 90 %` : `${-freeWith90} beds may be missing`}
        </span>
      )}
    </>
  );
}
