import { type HospitalDetail, Shift, StaffSkill } from '@pulse/contract';
import { Badge } from '@pulse/ui';
import { useCity } from '../city/city-context.tsx';
import { skillWords } from './figure-words.ts';
import { HospitalSection, tableClasses } from './hospital-section.tsx';
import { nursesPresent, shiftAt } from './shift-now.ts';
import { shiftWords } from './words.ts';

/** People by shift and skill, and whether the nurses of now are enough for the beds in use. */
export function StaffTable({ hospital }: { hospital: HospitalDetail }) {
  const { city, renderedAtMs } = useCity();
  const { staff, capacitySource } = hospital;
  const now = shiftAt(renderedAtMs, city.timeZone);
  const planned = (shift: Shift, skill: StaffSkill) =>
    staff.find((one) => one.shift === shift && one.skill === skill)?.people;
  return (
    <HospitalSection title="Staff" source={capacitySource}>
      <NurseCover hospital={hospital} shift={now} />
      {staff.length === 0 ? (
        <p className="text-sm text-ink-muted">Nobody entered the staff of this hospital yet.</p>
      ) : (
        <div className="overflow-x-auto">
          <table className={tableClasses}>
            <caption className="sr-only">People planned by shift and skill</caption>
            <thead>
              <tr>
                <th scope="col">Planned</th>
                {StaffSkill.options.map((skill) => (
                  <th key={skill} scope="col" className="text-right">
                    {skillWords[skill]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {Shift.options.map((shift) => (
                <tr key={shift} className={shift === now ? 'bg-brand-soft' : undefined}>
                  <th scope="row">
                    {shiftWords[shift]}
                    {shift === now ? <span className="font-semibold"> · now</span> : null}
                  </th>
                  {StaffSkill.options.map((skill) => (
                    <td key={skill} className="text-right tabular-nums">
                      {planned(shift, skill) ?? '–'}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
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
