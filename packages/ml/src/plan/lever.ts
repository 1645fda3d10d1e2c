export type ActionKind =
  | 'open-licensed-beds'
  | 'open-surge-beds'
  | 'call-nurses'
  | 'transfer'
  | 'order-oxygen'
  | 'order-supplies';

/** One whole number that a plan decides. Indices are places in the lists of the problem. */
export type Lever = OpenLever | CallLever | MoveLever | OrderLever;

interface AnyLever {
  /** Id of the action it becomes; stays the same from one day's plan to the next. */
  readonly id: string;
  readonly action: ActionKind;
  readonly hospital: number;
  readonly day: number;
  /** Bounds, with locks applied. */
  readonly least: number;
  readonly most: number;
  /** Money for one, without setting up. */
  readonly cost: number;
}

/** Blocks open on a day. Levers of consecutive days follow each other. */
export interface OpenLever extends AnyLever {
  readonly kind: 'open';
  readonly department: number;
  readonly option: number;
  readonly beds: number;
  readonly setUpCost: number;
  /** Blocks open before the first day. */
  readonly openNow: number;
}

/** Nurses called in for one shift. */
export interface CallLever extends AnyLever {
  readonly kind: 'call';
  readonly pool: number;
  readonly option: number;
  readonly shift: number;
}

/** New patients taken elsewhere. */
export interface MoveLever extends AnyLever {
  readonly kind: 'move';
  readonly link: number;
  readonly department: number;
  readonly to: number;
  readonly toDepartment: number;
}

/** Deliveries arriving on a day. */
export interface OrderLever extends AnyLever {
  readonly kind: 'order';
  readonly stock: number;
  readonly option: number;
  readonly amount: number;
}
