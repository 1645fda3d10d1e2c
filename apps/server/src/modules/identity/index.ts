export { createActorResolver } from './actor-resolver.ts';
export { colleagueNames, nameOfAssignable } from './colleagues.ts';
export { createFirstAdmin } from './create-first-admin.ts';
export { demoPhones } from './demo-phones.ts';
export { demoDeskEmail, ensureDemoStaff } from './ensure-demo-staff.ts';
export { giveDemoHospitals } from './give-demo-hospitals.ts';
export { identityConsumers } from './jobs.ts';
export { reporterContact } from './reporter-contact.ts';
export { sweepIdentity } from './sweep-identity.ts';
