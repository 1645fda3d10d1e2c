import type { Gathering } from '@pulse/contract';
import { useCity } from '../city/city-context.tsx';
import { aboutPatients, describeFormula } from './words.ts';

/** How many patients to expect, how that comes about, and who measured it. */
export function ExpectedPatients({ gathering }: { gathering: Gathering }) {
  const { locale } = useCity();
  const { expected, expectedCrowd } = gathering;
  const rows = [
    {
      term: 'Come to be treated',
      patients: expected.presentations,
      per1000: expected.presentationsPer1000,
    },
    {
      term: 'Taken to a hospital',
      patients: expected.transported,
      per1000: expected.transportedPer1000,
    },
  ];
  return (
    <section aria-label="Patients to expect" className="rounded-card bg-sunken p-4">
      <h3 className="text-sm font-semibold">Patients to expect</h3>
      <dl className="mt-2 grid gap-3">
        {rows.map(({ term, patients, per1000 }) => (
          <div key={term} className="grid gap-0.5">
            <dt className="text-sm">{term}</dt>
            <dd className="text-title font-semibold tabular-nums">
              {aboutPatients(patients, locale)}
            </dd>
            <dd className="text-xs text-ink-muted">
              {describeFormula(expected, per1000, expectedCrowd, locale)}
            </dd>
          </div>
        ))}
      </dl>
      <p className="mt-3 text-xs text-ink-muted">
        Source: {expected.source}. Of several multipliers only the largest counts; each was measured
        by itself.
      </p>
    </section>
  );
}
