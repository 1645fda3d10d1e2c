import { amount, dayName, departmentName, driverSentence, plural } from '../words.ts';
import type { PlanState, StateDepartment, StateHospital } from './plan-state.ts';
import type { Advice, BedsProposal } from './proposal.ts';
import { bedsAtPeak, bedsMissing, isDecided, receivers } from './shortfalls.ts';

/**
 * Beds that could be opened, in blocks, where patients exceed beds under P90 or could be taken in
 * from elsewhere: those within the licence that nobody staffs, and beyond it those that the
 * settings allow.
 */
export const capacityAgent = (state: PlanState): Advice => {
  const takesIn = receivers(state);
  const proposals = state.hospitals.flatMap((hospital) =>
    hospital.departments.flatMap((department) => {
      const missing = bedsMissing(state, department);
      const wanted = missing !== undefined || takesIn.has(`${hospital.id}/${department.kind}`);
      return options(state, hospital, department).filter(
        ({ key, blocks }) => blocks.blocks > 0 && (wanted || isDecided(state, key)),
      );
    }),
  );
  const beds = (kind: BedsProposal['kind']) =>
    proposals
      .filter((one) => one.kind === kind)
      .reduce((sum, { blocks }) => sum + blocks.blocks * blocks.bedsPerBlock, 0);
  return {
    proposals,
    finding:
      proposals.length === 0
        ? 'Staffed beds suffice everywhere, so that none need to be opened.'
        : `Where beds are short, ${plural(beds('open-licensed-beds'), 'closed licensed bed')} and ${plural(beds('open-surge-beds'), 'surge bed')} could be opened.`,
  };
};

const options = (
  state: PlanState,
  hospital: StateHospital,
  department: StateDepartment,
): BedsProposal[] => {
  const { settings } = state;
  const evidence = bedsMissing(state, department) ?? bedsAtPeak(state, department);
  const closed = department.licensed - department.staffed;
  const beyond = Math.floor(settings.surgeShare * department.licensed + 1e-9);
  const unit = hospital.demand.units.find((one) => one.unit === department.kind);
  return (['licensed', 'surge'] as const).map((kind): BedsProposal => {
    const action = kind === 'surge' ? 'open-surge-beds' : 'open-licensed-beds';
    const key = `${action}/${hospital.id}/${department.kind}/${kind}`;
    const most = kind === 'surge' ? beyond : closed;
    const bedsPerBlock = Math.max(1, Math.min(settings.bedsPerBlock, most));
    return {
      agent: 'capacity',
      kind: action,
      key,
      hospitalId: hospital.id,
      department: department.kind,
      owner: 'bedManager',
      evidence,
      reason: ({ day, needed, available }) =>
        `Under P90, ${amount(needed)} patients need a bed in ${departmentName(department.kind)} on ${dayName(day)}, and ${plural(available, 'staffed bed is', 'staffed beds are')} there.${driverSentence(unit?.days ?? hospital.demand.whole, day)}`,
      blocks: {
        id: kind,
        kind,
        bedsPerBlock,
        blocks: Math.max(0, Math.floor(most / bedsPerBlock)),
        openNow: 0,
        setUpCost: settings.blockSetUpCost,
        costPerDay: settings.bedCostPerDay * bedsPerBlock,
        // Closed beds wait for staff alone; beyond the licence a place has to be made ready.
        leadDays: kind === 'surge' ? 1 : 0,
      },
    };
  });
};
