import { IncidentStatus } from '@pulse/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Decision, nextStatus } from './transitions.ts';

const decisions: Decision[] = ['approve', 'resolve', 'reject', 'merge', 'reopen', 'assign', 'edit'];
const closed = ['resolved', 'rejected', 'duplicate'];

const walk = (steps: readonly Decision[]) => {
  let status: IncidentStatus = 'reported';
  let wasApproved = false;
  const trail: { status: IncidentStatus; wasApproved: boolean }[] = [{ status, wasApproved }];
  for (const decision of steps) {
    const next = nextStatus(status, decision, wasApproved);
    if (next === undefined) continue;
    wasApproved ||= decision === 'approve';
    status = next;
    trail.push({ status, wasApproved });
  }
  return trail;
};

describe('transitions', () => {
  it('make nothing public that nobody approved, whatever is tried in whatever order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...decisions), { maxLength: 40 }), (steps) => {
        for (const { status, wasApproved } of walk(steps)) {
          if (status === 'active' || status === 'resolved') expect(wasApproved).toBe(true);
          if (status === 'reported') expect(wasApproved).toBe(false);
        }
      }),
    );
  });

  it('leave a closed incident closed, save by opening it again', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...IncidentStatus.options),
        fc.constantFrom(...decisions),
        fc.boolean(),
        (from, decision, wasApproved) => {
          const next = nextStatus(from, decision, wasApproved);
          if (!closed.includes(from)) return;
          if (decision === 'reopen') expect(next).toBe(wasApproved ? 'active' : 'reported');
          else if (decision === 'edit') expect(next).toBe(from);
          else expect(next).toBeUndefined();
        },
      ),
    );
  });

  it('know exactly these ways', () => {
    const ways = IncidentStatus.options.flatMap((from) =>
      decisions.flatMap((decision) => {
        const to = nextStatus(from, decision, true);
        return to === undefined || to === from ? [] : [`${from} ${decision} ${to}`];
      }),
    );
    expect(ways).toEqual([
      'reported approve active',
      'reported reject rejected',
      'reported merge duplicate',
      'active resolve resolved',
      'active reject rejected',
      'active merge duplicate',
      'resolved reopen active',
      'rejected reopen active',
      'duplicate reopen active',
    ]);
  });
});
