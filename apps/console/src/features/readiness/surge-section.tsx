'use client';

import type { HospitalSurge, SurgeSeries } from '@pulse/contract';
import { browserClient } from '@pulse/session/client';
import { Badge, Chip, EmptyState, Skeleton } from '@pulse/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { When } from '../city/when.tsx';
import { HospitalSection } from '../hospitals/hospital-section.tsx';
import { QueryError } from '../queries/query-error.tsx';
import { BedOutlook } from './bed-outlook.tsx';
import { SurgeFan } from './surge-fan.tsx';
import { hospitalSurgeQuery } from './surge-queries.ts';
import { unitWord } from './surge-words.ts';

/** What is coming to a hospital: arrivals by department with band and drivers, and its beds. */
export function SurgeSection({ hospitalId }: { hospitalId: string }) {
  const { data, error, refetch } = useQuery(hospitalSurgeQuery(browserClient, hospitalId));
  if (data) return <Loaded surge={data} />;
  if (error) return <QueryError error={error} onRetry={() => void refetch()} />;
  return <Skeleton className="h-96" />;
}

function Loaded({ surge }: { surge: HospitalSurge }) {
  const [unit, setUnit] = useState<SurgeSeries['unit']>(null);
  const { whole, departments, capacitySource, silence } = surge;
  if (!whole) {
    return (
      <HospitalSection title="Expected arrivals" source={capacitySource}>
        <EmptyState
          title="No forecast yet"
          description="It comes once the hospital has said on some days how many people arrived."
        />
      </HospitalSection>
    );
  }
  const series = [whole, ...departments];
  const chosen = series.find((one) => one.unit === unit) ?? whole;
  return (
    <>
      <HospitalSection
        title="Expected arrivals"
        note={surge.headline}
        source={capacitySource}
        action={
          <a
            href={`/api/hospitals/${encodeURIComponent(surge.hospital.id)}/surge.csv`}
            className="inline-flex min-h-6 items-center text-sm text-brand-ink"
            download
          >
            Save as CSV
          </a>
        }
      >
        <div className="grid gap-4">
          {silence.silent ? (
            <p>
              <Badge tone="warning">
                Silent{silence.since === null ? '' : ', since '}
                {silence.since === null ? null : <When at={silence.since} />}
              </Badge>{' '}
              <span className="text-sm">
                The forecast rests on what was known until then, and is less sure than it looks.
              </span>
            </p>
          ) : null}
          {departments.length > 0 ? (
            <fieldset aria-label="Department" className="flex flex-wrap gap-1.5">
              {series.map((one) => (
                <Chip
                  key={one.unit ?? ''}
                  selected={one.unit === chosen.unit}
                  onClick={() => setUnit(one.unit)}
                >
                  {unitWord(one.unit)}
                </Chip>
              ))}
            </fieldset>
          ) : null}
          <SurgeFan key={`${chosen.unit} ${chosen.madeAt}`} series={chosen} />
          <GatheringList gatherings={surge.gatherings} />
          <p className="text-xs text-ink-muted">
            {surge.sources.map(({ input, label }) => `${input}: ${label}`).join('; ')}
          </p>
        </div>
      </HospitalSection>
      {surge.beds.length > 0 ? <BedOutlook beds={surge.beds} source={capacitySource} /> : null}
    </>
  );
}

function GatheringList({ gatherings }: Pick<HospitalSurge, 'gatherings'>) {
  if (gatherings.length === 0) return null;
  return (
    <section aria-label="Gatherings that bring patients here" className="grid gap-1 text-sm">
      <h3 className="font-semibold">Gatherings that bring patients here</h3>
      <ul className="grid gap-1">
        {gatherings.map(({ id, name, startsAt, expectedHere }) => (
          <li key={id} className="flex flex-wrap justify-between gap-x-4">
            <span>
              {name}, <When at={startsAt} />
            </span>
            <span className="tabular-nums">
              about {expectedHere < 10 ? expectedHere.toFixed(1) : Math.round(expectedHere)} people
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
