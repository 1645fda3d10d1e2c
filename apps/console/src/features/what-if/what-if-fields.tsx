import { DepartmentKind, type HospitalState } from '@pulse/contract';
import { browserClient } from '@pulse/session/client';
import { Select, TextField } from '@pulse/ui';
import { useQuery } from '@tanstack/react-query';
import { useCity } from '../city/city-context.tsx';
import { gatheringsQuery } from '../gatherings/gathering-queries.ts';
import { monthOf } from '../gatherings/month.ts';
import { departmentWords } from '../hospitals/words.ts';
import { numberFields, type WhatIfFaults, type WhatIfForm } from './what-if-form.ts';

export interface WhatIfFieldsProps {
  form: WhatIfForm;
  faults: WhatIfFaults;
  hospitals: readonly HospitalState[];
  hospital: string | undefined;
  onHospital: (id: string | undefined) => void;
  onChange: (change: Partial<WhatIfForm>) => void;
}

/** Crowd, air, heat, closed beds, absent nurses; an empty field leaves a thing as it is. */
export function WhatIfFields({
  form,
  faults,
  hospitals,
  hospital,
  onHospital,
  onChange,
}: WhatIfFieldsProps) {
  const { city, renderedAtMs } = useCity();
  const month = monthOf(renderedAtMs, city.timeZone);
  const gatherings = useQuery(gatheringsQuery(browserClient, { month, cancelled: false }, city));
  const names = hospitals.map(({ id, name }) => ({ value: id, label: name }));
  const field = (name: (typeof numberFields)[number]['name']) => {
    const known = numberFields.find((one) => one.name === name);
    if (!known) return null;
    return (
      <TextField
        label={known.unit ? `${known.label}, ${known.unit}` : known.label}
        type="number"
        inputMode="decimal"
        min={known.least}
        max={known.most}
        placeholder="as it is"
        value={form[name]}
        error={faults[name]}
        onChange={(event) => onChange({ [name]: event.target.value })}
      />
    );
  };
  return (
    <div className="grid items-start gap-3 sm:grid-cols-2 xl:grid-cols-4">
      <Select
        label="For"
        value={hospital ?? ''}
        placeholder="All my hospitals"
        options={names}
        onChange={(event) => onHospital(event.target.value || undefined)}
      />
      {field('crowd')}
      <Select
        label="Crowd of"
        value={form.gatheringId}
        placeholder="A gathering besides the registered ones"
        options={(gatherings.data?.items ?? []).map(({ id, name }) => ({
          value: id,
          label: name,
        }))}
        onChange={(event) => onChange({ gatheringId: event.target.value })}
      />
      {field('pm25')}
      {field('temperatureMaxC')}
      {field('absentPercent')}
      {field('closedBeds')}
      <Select
        label="Closed at"
        value={form.closedHospital}
        placeholder="Choose a hospital"
        options={names}
        error={faults.closedHospital}
        onChange={(event) => onChange({ closedHospital: event.target.value })}
      />
      <Select
        label="Closed in"
        value={form.closedDepartment}
        placeholder="Choose a department"
        options={DepartmentKind.options.map((kind) => ({
          value: kind,
          label: departmentWords[kind],
        }))}
        error={faults.closedDepartment}
        onChange={(event) => {
          const kind = DepartmentKind.safeParse(event.target.value);
          onChange({ closedDepartment: kind.success ? kind.data : '' });
        }}
      />
    </div>
  );
}
