import type { HospitalDetail } from '@pulse/contract';
import Link from 'next/link';
import { HospitalSection } from './hospital-section.tsx';
import { departmentWords } from './words.ts';

export function TransferLinks({ hospital }: { hospital: HospitalDetail }) {
  const { links, capacitySource } = hospital;
  return (
    <HospitalSection title="Transfers" source={capacitySource}>
      {links.length === 0 ? (
        <p className="text-sm text-ink-muted">
          No link to another of your hospitals. Administrators enter them.
        </p>
      ) : (
        <ul className="divide-y divide-line">
          {links.map(({ to, name, minutes, kinds }) => (
            <li key={to} className="flex flex-wrap items-center justify-between gap-x-4 py-1">
              <Link
                href={`/hospitals/${to}`}
                className="inline-flex min-h-tap items-center font-medium text-brand-ink"
              >
                {name}
              </Link>
              <span className="text-sm tabular-nums">{Math.round(minutes)} min</span>
              <span className="basis-full pb-1 text-sm text-ink-muted">
                {kinds.map((kind) => departmentWords[kind]).join(', ')}
              </span>
            </li>
          ))}
        </ul>
      )}
    </HospitalSection>
  );
}
