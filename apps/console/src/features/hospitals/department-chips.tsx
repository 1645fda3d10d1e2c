import { DepartmentKind } from '@pulse/contract';
import { Chip } from '@pulse/ui';
import { departmentWords } from './words.ts';

export interface DepartmentChipsProps {
  departments: readonly DepartmentKind[];
  chosen: DepartmentKind | undefined;
  onChoose: (department: DepartmentKind | undefined) => void;
}

export function DepartmentChips({ departments, chosen, onChoose }: DepartmentChipsProps) {
  return (
    <fieldset>
      <legend className="mb-1.5 text-sm font-semibold">Report for</legend>
      <div className="flex flex-wrap gap-1.5">
        <Chip selected={chosen === undefined} onClick={() => onChoose(undefined)}>
          Whole hospital
        </Chip>
        {DepartmentKind.options
          .filter((kind) => departments.includes(kind))
          .map((kind) => (
            <Chip key={kind} selected={chosen === kind} onClick={() => onChoose(kind)}>
              {departmentWords[kind]}
            </Chip>
          ))}
      </div>
    </fieldset>
  );
}
