import { amount, dayName, departmentName, plural } from '../words.ts';
import type { PlanState } from './plan-state.ts';
import type { Advice, TransferProposal } from './proposal.ts';
import { isDecided, usefulLinks } from './shortfalls.ts';

/** The longest way that patients are reckoned to be taken at the plain price, in minutes. */
const plainMinutes = 30;

/** New patients of departments without a free bed, who could be taken along links to another. */
export const transfersAgent = (state: PlanState): Advice => {
  const { transferCost, mostTransfersPerDay } = state.settings;
  const all = usefulLinks(state).map(
    ({ from, to, department, minutes, evidence }): TransferProposal & { wanted: boolean } => {
      const key = `transfer/${from.id}/${to.id}/${department}`;
      return {
        agent: 'transfers',
        kind: 'transfer',
        key,
        hospitalId: from.id,
        department,
        to: to.id,
        owner: 'ambulanceControl',
        evidence: evidence ?? {
          day: state.days[0] ?? '',
          needed: 0,
          available: 0,
          unit: 'beds',
        },
        // Names no hospital: who plans for one must not learn how another stands.
        reason: ({ day, needed, available }) =>
          `Under P90, ${amount(needed)} patients need a bed in ${departmentName(department)} on ${dayName(day)}, and ${plural(available, 'staffed bed is', 'staffed beds are')} there; the hospital linked by a drive of ${plural(Math.round(minutes), 'minute')} has room for its own and these.`,
        link: {
          from: from.id,
          to: to.id,
          mostPerDay: mostTransfersPerDay,
          costPerPatient: Math.round(transferCost * Math.max(1, minutes / plainMinutes)),
        },
        wanted: mostTransfersPerDay > 0 && (evidence !== undefined || isDecided(state, key)),
      };
    },
  );
  const proposals = all.filter(({ wanted }) => wanted).map(({ wanted: _, ...one }) => one);
  const senders = new Set(proposals.map(({ hospitalId, department }) => hospitalId + department));
  return {
    proposals,
    finding:
      proposals.length === 0
        ? 'No department needs to send patients elsewhere along a link.'
        : `${plural(senders.size, 'department')} without enough beds could send patients along ${plural(proposals.length, 'link')}.`,
  };
};
