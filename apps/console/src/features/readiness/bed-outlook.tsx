'use client';

import type { BedForecast, CapacitySource } from '@pulse/contract';
import { Chip, ForecastChart } from '@pulse/ui';
import { useState } from 'react';
import { useCity } from '../city/city-context.tsx';
import { HospitalSection, tableClasses } from '../hospitals/hospital-section.tsx';
import { departmentWords, levelWords, percent } from '../hospitals/words.ts';
import { dayAt, dayName, people } from './surge-words.ts';

export interface BedOutlookProps {
  beds: readonly BedForecast[];
  source: CapacitySource | null;
}

/** Beds that will be taken against those that staff are there for; what is free with 90 %. */
export function BedOutlook({ beds, source }: BedOutlookProps) {
  const { locale } = useCity();
  const [department, setDepartment] = useState<BedForecast['department']>(null);
  const chosen = beds.find((one) => one.department === department) ?? beds[0];
  if (!chosen) return null;
  const least = chosen.days.reduce((worst, day) =>
    day.freeWith90 < worst.freeWith90 ? day : worst,
  );
  const amount = (value: number) => people(value, locale);
  const when = (at: number) => dayName(new Date(at).toISOString().slice(0, 10), locale);
  return (
    <HospitalSection
      title="Beds ahead"
      source={source}
      note={
        least.freeWith90 >= 0
          ? `At least ${least.freeWith90} staffed beds free on every day, with a chance of 90 %`
          : `With a chance of 10 % or more, ${-least.freeWith90} staffed beds are missing on ${dayName(least.day, locale)}`
      }
    >
      <div className="grid gap-4">
        <fieldset aria-label="Beds of" className="flex flex-wrap gap-1.5">
          {beds.map((one) => (
            <Chip
              key={one.department ?? ''}
              selected={one === chosen}
              onClick={() => setDepartment(one.department)}
            >
              {one.department === null ? 'Whole hospital' : departmentWords[one.department]}
            </Chip>
          ))}
        </fieldset>
        <ForecastChart
          key={chosen.department ?? ''}
          label="Beds taken at the end of each day; the first is the census of now"
          recent={[]}
          steps={chosen.days.map((day) => ({
            at: dayAt(day.day),
            point: day.occupied,
            lower: day.lower80,
            upper: day.upper80,
          }))}
          first={chosen.days.indexOf(least)}
          levels={[
            { value: chosen.staffed, name: 'staffed' },
            { value: chosen.licensed, name: 'licensed' },
          ]}
          top={chosen.licensed}
          formatTime={when}
          formatValue={amount}
          describe={({ at, point, lower, upper }) =>
            `${when(at)}: ${amount(point)} beds taken (80 %: ${amount(lower)} to ${amount(upper)}) of ${amount(chosen.staffed)} staffed`
          }
          nowLabel="census"
        />
        <div className="overflow-x-auto">
          <table className={tableClasses}>
            <caption className="sr-only">Free beds and level by day</caption>
            <thead>
              <tr>
                <th scope="col">Day</th>
                <th scope="col" className="text-right">
                  Taken
                </th>
                <th scope="col" className="text-right">
                  Free with 90 %
                </th>
                <th scope="col">Likeliest level (OPEL-style)</th>
              </tr>
            </thead>
            <tbody>
              {chosen.days.slice(0, 8).map((day) => {
                const level = likeliest(day.levels);
                return (
                  <tr key={day.day}>
                    <th scope="row">{dayName(day.day, locale)}</th>
                    <td className="text-right tabular-nums">{amount(day.occupied)}</td>
                    <td className="text-right tabular-nums">{day.freeWith90}</td>
                    <td>
                      {level + 1} {levelWords[level]}, {percent(day.levels[level] ?? 0)}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
        <p className="text-xs text-ink-muted">
          People stay {chosen.meanStayDays.toFixed(1)} days on average.
        </p>
      </div>
    </HospitalSection>
  );
}

const likeliest = (levels: BedForecast['days'][number]['levels']): 0 | 1 | 2 | 3 => {
  const top = Math.max(...levels);
  const place = levels.indexOf(top);
  return place === 1 || place === 2 || place === 3 ? place : 0;
};
