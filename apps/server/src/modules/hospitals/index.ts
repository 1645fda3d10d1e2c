export { auditHospitalRead } from './audit-hospital-read.ts';
export { cityHospitals } from './city-hospitals.ts';
export { type HospitalPlace, hospitalPlaces } from './hospital-places.ts';
export { type HospitalScope, hospitalScope, isInScope } from './hospital-scope.ts';
export { type HospitalStand, hospitalStands } from './hospital-stands.ts';
export { type Latest, latestKey } from './latest.ts';
export { type HospitalResources, loadHospitalResources } from './load-hospital-resources.ts';
export { loadPackHospitals } from './load-pack-hospitals.ts';
export {
  type HospitalNow,
  type LockedHospital,
  lockHospitals,
  storeHospitalsNow,
} from './lock-hospitals.ts';
export { citiesOf, nameHospitals } from './name-hospitals.ts';
export { isKnownHospital } from './queries.ts';
export type { Capacity } from './store-capacity.ts';
export { bareHospitals, inventedHospitals, storeInvented } from './store-invented.ts';
