import { DepartmentKind, Timestamp } from '@pulse/contract';

/** What the URL of the form says: for which part, and which report is corrected. */
export interface ReportTarget {
  readonly department?: DepartmentKind | undefined;
  readonly at?: string | undefined;
}

export const readReportTarget = (params: URLSearchParams): ReportTarget => {
  const department = DepartmentKind.safeParse(params.get('department'));
  const at = Timestamp.safeParse(params.get('at'));
  return {
    ...(department.success ? { department: department.data } : {}),
    ...(at.success ? { at: at.data } : {}),
  };
};

export const reportHref = (hospitalId: string, { department, at }: ReportTarget): string => {
  const params = new URLSearchParams();
  if (at) params.set('at', at);
  if (department) params.set('department', department);
  const text = params.toString();
  return text === ''
    ? `/hospitals/${hospitalId}/report`
    : `/hospitals/${hospitalId}/report?${text}`;
};
