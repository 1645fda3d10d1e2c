import type { Incident } from '@pulse/contract';
import type { Actor, CitizenActor, StaffActor } from '../../../kernel/actor.ts';
import { addCitizen, addStaff } from '../../../testing/people.ts';
import { placeInEast, placeInWest } from '../../../testing/test-city.ts';
import { openTestCtx, type TestCtx, type TestCtxOptions } from '../../../testing/test-ctx.ts';
import { approveIncident } from '../approve-incident.ts';
import { type CreateIncidentInput, createIncident } from '../create-incident.ts';
import { rejectIncident } from '../reject-incident.ts';
import { resolveIncident } from '../resolve-incident.ts';

export interface People {
  readonly reporter: CitizenActor;
  readonly neighbour: CitizenActor;
  readonly eastOfficer: StaffActor;
  readonly secondEastOfficer: StaffActor;
  readonly westOfficer: StaffActor;
  readonly admin: StaffActor;
  readonly planner: StaffActor;
  readonly analyst: StaffActor;
  readonly auditor: StaffActor;
}

/** A small city with its people, for tests of incidents and of what stands on them. */
export interface Scene extends TestCtx, People {
  report(by?: CitizenActor | StaffActor, input?: Partial<CreateIncidentInput>): Promise<Incident>;
  reportInWest(): Promise<Incident>;
  active(input?: Partial<CreateIncidentInput>): Promise<Incident>;
  resolved(): Promise<Incident>;
  rejected(): Promise<Incident>;
}

export const nobody: Actor = { kind: 'anonymous' };

export const openScene = async (options: TestCtxOptions = {}): Promise<Scene> => {
  const test = await openTestCtx(options);
  const { ctx } = test;
  const people: People = {
    reporter: await addCitizen(ctx),
    neighbour: await addCitizen(ctx),
    eastOfficer: await addStaff(ctx, 'officer', ['test-east']),
    secondEastOfficer: await addStaff(ctx, 'officer', ['test-east']),
    westOfficer: await addStaff(ctx, 'officer', ['test-west']),
    admin: await addStaff(ctx, 'admin'),
    planner: await addStaff(ctx, 'planner'),
    analyst: await addStaff(ctx, 'analyst'),
    auditor: await addStaff(ctx, 'auditor'),
  };
  const asOfficer = test.as(people.eastOfficer);
  const report: Scene['report'] = (by = people.reporter, input = {}) =>
    createIncident(test.as(by), {
      category: 'garbage',
      description: 'Rubbish on the pavement',
      ...placeInEast,
      ...input,
    });
  const active: Scene['active'] = async (input) =>
    approveIncident(asOfficer, seen(await report(people.reporter, input)));
  return {
    ...test,
    ...people,
    report,
    active,
    reportInWest: () => report(people.reporter, placeInWest),
    resolved: async () => resolveIncident(asOfficer, seen(await active())),
    rejected: async () =>
      rejectIncident(asOfficer, { ...seen(await report()), reason: 'insufficient' }),
  };
};

export const seen = ({ id, version }: Pick<Incident, 'id' | 'version'>) => ({ id, version });

/** A claim as `http/` makes it of an Idempotency-Key. */
export const claim = (key: string, content = key) => ({
  idempotency: { key, route: 'test', requestHash: Buffer.from(content) },
});
