import { create } from 'xmlbuilder2';
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';

/** Name, fewest, most; or for a leaf what its text must look like. */
type Child = readonly [name: string, min: 0 | 1, max: number];
type Fact = readonly Child[] | RegExp;

const many = Number.POSITIVE_INFINITY;
const comments: Child = ['have:CommentText', 0, many];
const anyText = /\S/;
const yesOrNo = /^(true|false|1|0)$/;
const integer = /^[+-]?\d+$/;

/**
 * What the schema of EDXL-HAVE 1.0 (OASIS, 2008) and those it builds on (CIQ 3.0, its profile of
 * GML) say of the elements used here: their order, how often they may come, and their values.
 */
const facts: Readonly<Record<string, Fact>> = {
  'have:HospitalStatus': [['have:Hospital', 1, many]],
  'have:Hospital': [
    ['have:Organization', 1, 1],
    ['have:EmergencyDepartmentStatus', 0, 1],
    ['have:HospitalBedCapacityStatus', 0, 1],
    ['have:ServiceCoverageStatus', 0, 1],
    ['have:HospitalFacilityStatus', 0, 1],
    ['have:HospitalResourcesStatus', 0, 1],
    ['have:LastUpdateTime', 1, 1],
  ],
  'have:Organization': [
    ['have:OrganizationInformation', 1, 1],
    ['have:OrganizationGeoLocation', 0, 1],
    comments,
  ],
  'have:OrganizationInformation': [
    ['xnl:OrganisationName', 1, many],
    ['xpil:Addresses', 0, 1],
  ],
  'xnl:OrganisationName': [['xnl:NameElement', 0, many]],
  'xpil:Addresses': [['xpil:Address', 1, many]],
  'xpil:Address': [['xal:FreeTextAddress', 0, 1]],
  'xal:FreeTextAddress': [['xal:AddressLine', 1, many]],
  'have:OrganizationGeoLocation': [['gml:Point', 1, 1]],
  'gml:Point': [['gml:pos', 1, 1]],
  'have:EmergencyDepartmentStatus': [
    ['have:EMSTraffic', 0, 1],
    ['have:EMSCapacity', 0, 1],
    ['have:EMSCensus', 0, 1],
    ['have:EMSAmbulanceStatus', 0, 1],
    ['have:EMSAirTransportStatus', 0, 1],
    comments,
  ],
  'have:EMSTraffic': [
    ['have:EMSTrafficStatus', 0, 1],
    ['have:EMSTrafficReason', 0, 1],
    ['have:CommentText', 0, 1],
  ],
  'have:HospitalBedCapacityStatus': [['have:BedCapacity', 1, many]],
  'have:BedCapacity': [
    ['have:BedType', 0, many],
    ['have:SubCategoryBedType', 0, many],
    ['have:Capacity', 0, many],
    comments,
  ],
  'have:Capacity': [
    ['have:CapacityStatus', 0, 1],
    ['have:AvailableCount', 0, 1],
    ['have:BaselineCount', 0, 1],
    ['have:AdditionalCapacityCount24Hr', 0, 1],
    ['have:AdditionalCapacityCount72Hr', 0, 1],
  ],
  'have:ServiceCoverageStatus': [
    ['have:Burn', 0, 1],
    ['have:CardiologyIndicator', 0, 1],
    ['have:Dialysis', 0, 1],
    ['have:EmergencyDepartment', 0, 1],
    ['have:Pediatrics', 0, 1],
    ['have:TraumaCenterServicesIndicator', 0, 1],
    comments,
  ],
  'have:CardiologyIndicator': [['have:Cardiology', 0, 1]],
  'have:TraumaCenterServicesIndicator': [
    ['have:TraumaCenterServices', 0, 1],
    ['have:TraumaCenterServicesLevel', 0, 1],
  ],
  'have:HospitalResourcesStatus': [
    ['have:Staffing', 0, 1],
    ['have:FacilityOperations', 0, 1],
    ['have:ClinicalOperations', 0, 1],
    ['have:ResourcesInformationText', 0, many],
    comments,
  ],
  'have:EMSTrafficStatus': /^(Normal|Advisory|Closed|NotApplicable)$/,
  'have:EMSTrafficReason': anyText,
  'have:BedType':
    /^(AdultICU|PediatricICU|NeonatalICU|EmergencyDepartment|NurseryBeds|MedicalSurgical|RehabLongTermCare|Burn|Pediatrics|AdultPsychiatric|PediatricPsychiatric|NegativeFlowIsolation|OtherIsolation|OperatingRooms)$/,
  'have:CapacityStatus': /^(Vacant\/Available|NotAvailable)$/,
  'have:AvailableCount': integer,
  'have:BaselineCount': integer,
  'have:Burn': yesOrNo,
  'have:Cardiology': yesOrNo,
  'have:EmergencyDepartment': yesOrNo,
  'have:Pediatrics': yesOrNo,
  'have:TraumaCenterServices': yesOrNo,
  'have:ResourcesInformationText': anyText,
  'have:CommentText': anyText,
  'have:LastUpdateTime': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/,
  'xnl:NameElement': /.*/s,
  'xal:AddressLine': /.*/s,
  'gml:pos': /^-?\d+(\.\d+)?(e-?\d+)? -?\d+(\.\d+)?(e-?\d+)?$/,
};

const namespaces: Readonly<Record<string, string>> = {
  have: 'urn:oasis:names:tc:emergency:EDXL:HAVE:1.0',
  xpil: 'urn:oasis:names:tc:ciq:xpil:3',
  xnl: 'urn:oasis:names:tc:ciq:xnl:3',
  xal: 'urn:oasis:names:tc:ciq:xal:3',
  gml: 'http://www.opengis.net/gml',
};

/** Where a document breaks what the table says; empty when it does not. */
export const haveFaults = (xml: string): string[] => elementFaults(create(xml).root());

const elementFaults = (element: XMLBuilder): string[] => {
  const { nodeName: name, namespaceURI } = asElement(element);
  const fact = facts[name];
  if (fact === undefined) return [`${name} is not known`];
  const faults: string[] = [];
  if (namespaces[name.split(':')[0] ?? ''] !== namespaceURI) faults.push(`${name}: namespace`);
  const children = childrenOf(element);
  if (fact instanceof RegExp) {
    const text = element.node.textContent ?? '';
    if (children.length > 0 || !fact.test(text)) faults.push(`${name}: ${text}`);
    return faults;
  }
  const names = children.map((child) => asElement(child).nodeName);
  const places = names.map((child) => fact.findIndex(([known]) => known === child));
  if (places.includes(-1)) faults.push(`${name}: has ${names.join(' ')}`);
  if (places.some((place, at) => place < (places[at - 1] ?? 0))) faults.push(`${name}: order`);
  for (const [child, min, max] of fact) {
    const times = names.filter((one) => one === child).length;
    if (times < min || times > max) faults.push(`${name}: ${times} times ${child}`);
  }
  return [...faults, ...children.flatMap(elementFaults)];
};

const childrenOf = (element: XMLBuilder): XMLBuilder[] => {
  const children: XMLBuilder[] = [];
  element.each((child) => {
    if (child.node.nodeType === 1) children.push(child);
  });
  return children;
};

/** Called on elements only: the root, and children with the type of an element. */
const asElement = ({ node }: XMLBuilder) =>
  node as typeof node & { readonly namespaceURI: string | null };
