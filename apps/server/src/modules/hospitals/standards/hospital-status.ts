import { create } from 'xmlbuilder2';
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';
import { type HaveBeds, haveBeds } from './have-beds.ts';
import type { Standing } from './load-standing.ts';

const have = 'urn:oasis:names:tc:emergency:EDXL:HAVE:1.0';
const xpil = 'urn:oasis:names:tc:ciq:xpil:3';
const xnl = 'urn:oasis:names:tc:ciq:xnl:3';
const xal = 'urn:oasis:names:tc:ciq:xal:3';
const gml = 'http://www.opengis.net/gml';
const xmlns = 'http://www.w3.org/2000/xmlns/';

/**
 * Hospitals as a document of EDXL-HAVE 1.0. Elements stand in the order of its schema; what is not
 * known is left out, since no element there may be empty.
 *
 * @param standings at least one, as the schema demands
 */
export const hospitalStatus = (standings: readonly Standing[]): string => {
  // Names may hold control characters, which XML cannot.
  const document = create({ version: '1.0', encoding: 'UTF-8', invalidCharReplacement: ' ' });
  const root = document.ele(have, 'have:HospitalStatus');
  for (const [prefix, namespace] of Object.entries({ xpil, xnl, xal, gml })) {
    root.att(xmlns, `xmlns:${prefix}`, namespace);
  }
  for (const standing of standings) addHospital(root, standing);
  return document.end({ prettyPrint: true });
};

const addHospital = (root: XMLBuilder, standing: Standing): void => {
  const hospital = within(root, 'Hospital');
  addOrganization(hospital, standing);
  addEmergencyDepartment(hospital, standing);
  const beds = haveBeds(standing);
  if (beds.length > 0) {
    const status = within(hospital, 'HospitalBedCapacityStatus');
    for (const one of beds) addBeds(status, one);
  }
  addServices(hospital, standing);
  const oxygen = oxygenText(standing);
  if (oxygen !== undefined) {
    text(within(hospital, 'HospitalResourcesStatus'), 'ResourcesInformationText', oxygen);
  }
  text(hospital, 'LastUpdateTime', standing.state.observedAt ?? standing.updatedAt.toISOString());
};

const addOrganization = (hospital: XMLBuilder, { state, address }: Standing): void => {
  const organization = within(hospital, 'Organization');
  const information = within(organization, 'OrganizationInformation');
  information
    .ele(xnl, 'xnl:OrganisationName')
    .att(xnl, 'xnl:OrganisationID', state.id)
    .ele(xnl, 'xnl:NameElement')
    .txt(state.name);
  if (address !== '') {
    information
      .ele(xpil, 'xpil:Addresses')
      .ele(xpil, 'xpil:Address')
      .ele(xal, 'xal:FreeTextAddress')
      .ele(xal, 'xal:AddressLine')
      .txt(address);
  }
  within(organization, 'OrganizationGeoLocation')
    .ele(gml, 'gml:Point')
    .att('srsName', 'urn:ogc:def:crs:EPSG::4326')
    .ele(gml, 'gml:pos')
    .txt(`${state.lat} ${state.lng}`);
  if (state.capacitySource === 'invented') {
    text(organization, 'CommentText', 'Bed counts and stocks are invented for demonstration.');
  }
  if (state.silence.silent) {
    const { since } = state.silence;
    text(
      organization,
      'CommentText',
      since === null ? 'Has never reported.' : `Has not reported since ${since}.`,
    );
  }
};

/** Triage colours are not kept, so patients stand in a comment and not in a census by colour. */
const addEmergencyDepartment = (hospital: XMLBuilder, standing: Standing): void => {
  const { state } = standing;
  const patients = [
    state.edPatients === null ? [] : `${state.edPatients} patients`,
    state.edWaiting === null ? [] : `${state.edWaiting} waiting`,
    state.boarders === null ? [] : `${state.boarders} admitted without a bed`,
  ].flat();
  const traffic = trafficOf(standing);
  if (patients.length === 0 && traffic === undefined) return;
  const status = within(hospital, 'EmergencyDepartmentStatus');
  if (traffic !== undefined) {
    const element = within(status, 'EMSTraffic');
    text(element, 'EMSTrafficStatus', traffic.status);
    if (traffic.reason !== undefined) text(element, 'EMSTrafficReason', traffic.reason);
  }
  if (patients.length > 0) text(status, 'CommentText', patients.join(', '));
};

/** Whether ambulances are sent elsewhere is for the hospital to say: never `Normal` nor `Closed`. */
const trafficOf = ({ state, departments, beds }: Standing) => {
  const level = state.level.level ?? 0;
  if (level >= 3) return { status: 'Advisory', reason: `OPEL-style level ${level} of 4` };
  const hasNone =
    departments.length > 0 &&
    !departments.includes('ed') &&
    !beds.some(({ type }) => type === 'ed') &&
    state.edPatients === null;
  return hasNone ? { status: 'NotApplicable', reason: undefined } : undefined;
};

const addBeds = (status: XMLBuilder, { type, licensed, staffed, occupied }: HaveBeds): void => {
  const beds = within(status, 'BedCapacity');
  text(beds, 'BedType', type);
  const capacity = within(beds, 'Capacity');
  if (occupied !== null) {
    // Licensed, there, and with staff: the standard's own words for a bed that counts as available.
    const available = Math.max(0, Math.min(licensed, staffed) - occupied);
    text(capacity, 'CapacityStatus', available > 0 ? 'Vacant/Available' : 'NotAvailable');
    text(capacity, 'AvailableCount', String(available));
  }
  text(capacity, 'BaselineCount', String(licensed));
  const used = occupied === null ? '' : `, ${occupied} occupied`;
  text(beds, 'CommentText', `${licensed} licensed, ${staffed} staffed${used}`);
};

/** A service that is not listed may be there all the same: nothing is ever said to be missing. */
const addServices = (hospital: XMLBuilder, { departments }: Standing): void => {
  const paths = [
    ['burns', ['Burn']],
    ['cardiac', ['CardiologyIndicator', 'Cardiology']],
    ['ed', ['EmergencyDepartment']],
    ['paediatrics', ['Pediatrics']],
    ['trauma', ['TraumaCenterServicesIndicator', 'TraumaCenterServices']],
  ] as const;
  const there = paths.filter(([department]) => departments.includes(department));
  if (there.length === 0) return;
  const services = within(hospital, 'ServiceCoverageStatus');
  for (const [, path] of there) {
    path.reduce<XMLBuilder>((element, name) => within(element, name), services).txt('true');
  }
};

const oxygenText = ({ state }: Standing): string | undefined => {
  if (state.oxygenLitres === null) return undefined;
  const days = state.oxygenDaysLeft === null ? '' : `, ${state.oxygenDaysLeft.toFixed(1)} days`;
  return `Oxygen: ${Math.round(state.oxygenLitres)} litres${days}`;
};

const within = (parent: XMLBuilder, name: string): XMLBuilder => parent.ele(have, `have:${name}`);

const text = (parent: XMLBuilder, name: string, value: string): void => {
  within(parent, name).txt(value);
};
