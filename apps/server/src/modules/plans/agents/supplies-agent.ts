import { amount, dayName, itemName, plural } from '../words.ts';
import type { PlanState, StateHospital, StateStock } from './plan-state.ts';
import type { Advice, DeliveryProposal } from './proposal.ts';
import { isDecided, receivers, stockMissing } from './shortfalls.ts';

/** Deliveries of what would run into its reserve under P90, or might with patients taken in. */
export const suppliesAgent = (state: PlanState): Advice => {
  const takesIn = receivers(state);
  let oxygen = 0;
  let supplies = 0;
  const proposals = state.hospitals.flatMap((hospital) => {
    const receives = hospital.departments.some(({ kind }) => takesIn.has(`${hospital.id}/${kind}`));
    return hospital.stocks.flatMap((stock) => {
      const isShort = stockMissing(state, stock) !== undefined;
      if (isShort && stock.kind === 'oxygen') oxygen += 1;
      if (isShort && stock.kind === 'supply') supplies += 1;
      const one = delivery(state, hospital, stock);
      return isShort || (receives && isTight(stock)) || isDecided(state, one.key) ? [one] : [];
    });
  });
  return {
    proposals,
    finding:
      oxygen + supplies === 0
        ? 'Oxygen and supplies last beyond the days of the plan.'
        : `${plural(oxygen, 'store of oxygen', 'stores of oxygen')} and ${plural(supplies, 'item')} of supplies would run into the reserve without a delivery.`,
  };
};

/** Patients who are taken in could use up what lies within a fifth of the use to come. */
const isTight = ({ use, stock, reserve }: StateStock): boolean =>
  1.2 * use.reduce((sum, value) => sum + value, 0) > stock - reserve;

const delivery = (
  state: PlanState,
  hospital: StateHospital,
  stock: StateStock,
): DeliveryProposal => {
  const { settings } = state;
  const kind = stock.kind === 'oxygen' ? 'order-oxygen' : 'order-supplies';
  const unit = stock.kind === 'oxygen' ? 'litres' : 'units';
  const name = stock.kind === 'oxygen' ? 'oxygen' : itemName(stock.item);
  // A tank cannot take more than fits in; half of it at once leaves room for what is still there.
  const fits = stock.kind === 'oxygen' ? Math.max(1, stock.capacity / 2) : Number.POSITIVE_INFINITY;
  return {
    agent: 'supplies',
    kind,
    key: `${kind}/${hospital.id}/${stock.item}/usual`,
    hospitalId: hospital.id,
    item: stock.item,
    owner: stock.kind === 'oxygen' ? 'oxygenOfficer' : 'storesOfficer',
    evidence: stockMissing(state, stock) ?? {
      day: state.days.at(-1) ?? '',
      needed: stock.use.reduce((sum, value) => sum + value, 0),
      available: Math.max(0, stock.stock - stock.reserve),
      unit,
    },
    reason: ({ day, needed, available }) =>
      `Under P90, ${amount(needed)} ${unit} of ${name} are used by ${dayName(day)}, and ${amount(available)} are there above the reserve.`,
    delivery: {
      id: 'usual',
      amount: Math.max(1, Math.round(Math.min(settings.deliveryDays * stock.dailyUse, fits))),
      cost: settings.deliveryCost,
      mostPerDay: 2,
      leadDays: settings.deliveryLeadDays,
    },
  };
};
