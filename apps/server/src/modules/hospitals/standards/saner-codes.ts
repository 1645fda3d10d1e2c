/**
 * Codes and addresses of the SANER guide (HL7 Situational Awareness for Novel Epidemic Response,
 * STU 1, version 1.0.0), of FHIR R4, and of this system.
 */
export const saner = {
  measure: 'http://hl7.org/fhir/uv/saner/Measure/CDCPatientImpactAndHospitalCapacity|1.0.0',
  profile: 'http://hl7.org/fhir/uv/saner/StructureDefinition/PublicHealthMeasureReport',
  groups: 'http://hl7.org/fhir/uv/saner/CodeSystem/MeasureGroupSystem',
  values: 'http://hl7.org/fhir/uv/saner/CodeSystem/MeasuredValues',
} as const;

export const fhir = {
  actReason: 'http://terminology.hl7.org/CodeSystem/v3-ActReason',
  measurePopulation: 'http://terminology.hl7.org/CodeSystem/measure-population',
  dataAbsentReason: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason',
} as const;

export const own = {
  hospitals: 'urn:x-pulse:hospital',
  capacitySource: 'urn:x-pulse:capacity-source',
} as const;

/** The guide's names of the figures that are reported here. */
export const displays = {
  numTotBeds: 'All Hospital Beds',
  numbeds: 'Hospital Inpatient Beds',
  numBedsOcc: 'Hospital Inpatient Bed Occupancy',
  numImpBeds: 'Inpatient (non-ICU) Beds',
  numImpBedsOcc: 'Inpatient (non-ICU) Bed Occupancy',
  numImpBedsAvail: 'Inpatient (non-ICU) Bed Availability',
  numICUBeds: 'ICU Beds',
  numICUBedsOcc: 'ICU Bed Occupancy',
  numICUBedsAvail: 'ICU Bed Availability',
  numVent: 'Mechanical Ventilators',
  numVentUse: 'Mechanical Ventilators in Use',
  numVentAvail: 'Mechanical Ventilators Available',
} as const;
export type SanerCode = keyof typeof displays;
