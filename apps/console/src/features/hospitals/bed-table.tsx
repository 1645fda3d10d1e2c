import { type BedType, DepartmentKind, type HospitalDetail } from '@pulse/contract';
import clsx from 'clsx';
import type { ReactNode } from 'react';
import { HospitalSection } from './hospital-section.tsx';
import { WideTable } from './wide-table.tsx';
import { bedWords, departmentWords, percent } from './words.ts';

/** Licensed, staffed and occupied apart: first by department, then all of a type together. */
export function BedTable({ hospital }: { hospital: HospitalDetail }) {
  const { beds, latest, state, capacitySource } = hospital;
  const occupiedIn = (department: DepartmentKind, type: BedType): number | null => {
    const own = latest.find(
      (one) => one.department === department && one.figure === `occupied.${type}`,
    );
    if (own) return own.value;
    // Said of the hospital as a whole, yet only this department has such beds.
    const isOnly = beds.every((one) => one.type !== type || one.department === department);
    const all = state.occupancy.byType.find((one) => one.type === type);
    return isOnly ? (all?.occupied ?? null) : null;
  };
  const ordered = DepartmentKind.options.flatMap((kind) =>
    beds.filter(({ department }) => department === kind),
  );
  return (
    <HospitalSection
      title="Beds"
      source={capacitySource}
      note="Licensed: what the licence allows. Staffed: what people are there for. In use: as last reported."
    >
      {ordered.length === 0 && state.occupancy.byType.length === 0 ? (
        <p className="text-sm text-ink-muted">Nobody entered beds of this hospital yet.</p>
      ) : (
        <WideTable caption="Beds by department and type">
          <thead>
            <tr>
              <th scope="col">Department</th>
              <th scope="col">Type</th>
              <Cell header>Licensed</Cell>
              <Cell header>Staffed</Cell>
              <Cell header>In use</Cell>
              <Cell header>Of staffed</Cell>
            </tr>
          </thead>
          <tbody>
            {ordered.map(({ department, type, licensed, staffed }) => (
              <tr key={`${department} ${type}`}>
                <th scope="row">{departmentWords[department]}</th>
                <td>{bedWords[type]}</td>
                <Counts
                  licensed={licensed}
                  staffed={staffed}
                  occupied={occupiedIn(department, type)}
                />
              </tr>
            ))}
          </tbody>
          <tbody className="border-t-2 border-line-strong bg-sunken">
            {state.occupancy.byType.map(({ type, ...counts }) => (
              <tr key={type}>
                <th scope="row" className="font-semibold!">
                  All
                </th>
                <td>{bedWords[type]}</td>
                <Counts {...counts} />
              </tr>
            ))}
          </tbody>
        </WideTable>
      )}
    </HospitalSection>
  );
}

interface CountsProps {
  licensed: number;
  staffed: number;
  occupied: number | null;
}

function Counts({ licensed, staffed, occupied }: CountsProps) {
  const share = occupied === null || staffed === 0 ? null : occupied / staffed;
  return (
    <>
      <Cell>{licensed}</Cell>
      <Cell>{staffed}</Cell>
      <Cell>{occupied ?? <NotSaid />}</Cell>
      <Cell className={clsx(share !== null && share > 1 && 'font-semibold text-danger-ink')}>
        {share === null ? '' : percent(share)}
      </Cell>
    </>
  );
}

const NotSaid = () => (
  <span className="text-ink-muted" title="Reported for the hospital as a whole, or not at all">
    –
  </span>
);

interface CellProps {
  header?: boolean;
  className?: string;
  children: ReactNode;
}

function Cell({ header, className, children }: CellProps) {
  const classes = clsx('text-right tabular-nums', className);
  return header ? (
    <th scope="col" className={classes}>
      {children}
    </th>
  ) : (
    <td className={classes}>{children}</td>
  );
}
