export { type ActorResolver, createActorResolver } from './actor-resolver.ts';
export { createFirstAdmin } from './create-first-admin.ts';
export { ensureDemoStaff } from './ensure-demo-staff.ts';
export type { OwnRecords } from './export-me.ts';
export { identityConsumers } from './jobs.ts';
export { type ReporterContact, reporterContact } from './reporter-contact.ts';
export { resolveActor } from './resolve-actor.ts';
export { identityRoutes } from './routes.ts';
export { sweepIdentity } from './sweep-identity.ts';
