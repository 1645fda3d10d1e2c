import { type HospitalDetail, Shift, StaffSkill } from '@pulse/contract';
import { Badge } from '@pulse/ui';
import clsx from 'clsx';
import { useCity } from '../city/city-context.tsx';
import { skillWords } from './figure-words.ts';
import { HospitalSection } from './hospital-section.tsx';
import { nursesPresent, shiftAt } from './shift-now.ts';
import { WideTable } from './wide-table.tsx';
import { shiftWords } from './words.ts';

/** People by shift and skill, and whether the nurses of now are enough for the beds in use. */
export function StaffTable({ hospital }: { hospital: HospitalDetail }) {
  const { city, renderedAtMs } = useCity();
  const { staff, capacitySource } = hospital;
  const now = shiftAt(renderedAtMs, city.timeZone);
  const ofNow = (shift: Shift) => shift === now && 'bg-brand-soft';
  const planned = (shift: Shift, skill: StaffSkill) =>
    staff.find((one) => one.shift === shift && one.skill === skill)?.people;
  return (
    <HospitalSection title="Staff" source={capacitySource}>
      <NurseCover hospital={hospital} shift={now} />
      {staff.length === 0 ? (
        <p className="text-sm text-ink-muted">Nobody entered the staff of this hospital yet.</p>
      ) : (
        <WideTable caption="People planned by skill and shift">
          <thead>
            <tr>
              <th scope="col">Planned</th>
              {Shift.options.map((shift) => (
                <th key={shift} scope="col" className={clsx('text-right', ofNow(shift))}>
                  {shiftWords[shift]}
                  {shift === now ? <span className="block">now</span> : null}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {StaffSkill.options.map((skill) => (
              <tr key={skill}>
                <th scope="row">{skillWords[skill]}</th>
                {Shift.options.map((shift) => (
                  <td key={shift} className={clsx('text-right tabular-nums', ofNow(shift))}>
                    {planned(shift, skill) ?? '–'}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </WideTable>
      )}
    </HospitalSection>
  );
}

function NurseCover({ hospital, shift }: { hospital: HospitalDetail; shift: Shift }) {
  const needed = hospital.nursesNeeded;
  const present = nursesPresent(hospital, shift);
  if (needed === null || present === null) {
    return (
      <p className="mb-3 text-sm text-ink-muted">
        Nurses needed are known once beds in use are reported.
      </p>
    );
  }
  const short = needed - present.people;
  return (
    <p className="mb-3 flex flex-wrap items-center gap-2 text-sm">
      <Badge tone={short > 0 ? 'danger' : 'success'}>
        {short > 0 ? `${short} nurses short` : 'Enough nurses'}
      </Badge>
      <span>
        {needed} needed for the beds in use by the accreditation's ratios, {present.people}{' '}
        {present.by === 'reported' ? 'reported present' : 'planned on this shift'}
      </span>
    </p>
  );
}
