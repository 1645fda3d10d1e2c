import type { WhatIfChanges } from '@pulse/contract';
import type { DepartmentDemand } from './hospital-demand.ts';
import type { HospitalBedsInput } from './surge/department-demand.ts';

type ClosedBeds = NonNullable<WhatIfChanges['closedBeds']>;

/** Takes beds out of a hospital's departments, from the largest kind first; its patients stay as many. */
export const closeBeds = (
  input: HospitalBedsInput,
  hospitalId: string,
  closed: ClosedBeds,
): HospitalBedsInput => {
  const own = closed.filter((one) => one.hospitalId === hospitalId);
  if (own.length === 0) return input;
  const departments = input.departments.map((one) => {
    const gone = own
      .filter(({ department }) => department === one.department)
      .reduce((sum, { beds }) => sum + beds, 0);
    return gone === 0 ? one : { ...one, beds: without(one.beds, gone) };
  });
  return { ...input, departments };
};

const without = (beds: DepartmentDemand['beds'], gone: number): DepartmentDemand['beds'] => {
  let left = gone;
  return [...beds]
    .sort((a, b) => b.staffed - a.staffed)
    .map(({ type, staffed, licensed }) => {
      const closed = Math.min(left, Math.max(staffed, licensed));
      left -= closed;
      return {
        type,
        staffed: Math.max(0, staffed - closed),
        licensed: Math.max(0, licensed - closed),
      };
    });
};
