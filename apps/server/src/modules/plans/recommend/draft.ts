import type { ActionOwner, AgentName, RecommendationKind } from '@pulse/contract';
import type { Advisory, AmountUnit } from '../agents/proposal.ts';
import type { StoredDay } from '../stored-plan.ts';

/** A recommendation before it has an id. */
export interface Draft {
  readonly actionKey: string;
  readonly agent: AgentName;
  readonly kind: RecommendationKind;
  readonly hospitalId: string | null;
  readonly toId: string | null;
  readonly department: string | null;
  readonly skill: string | null;
  readonly item: string | null;
  readonly option: string | null;
  readonly shift: string | null;
  readonly title: string;
  readonly reason: string;
  readonly days: readonly StoredDay[];
  readonly amount: number;
  readonly unit: AmountUnit;
  readonly step: number;
  readonly cost: number;
  readonly effect: { readonly text: string; readonly adds: number; readonly unit: AmountUnit };
  readonly evidence: {
    readonly needed: number;
    readonly available: number;
    readonly unit: AmountUnit;
    readonly scenario: string;
  };
  readonly advisory: Advisory | null;
  readonly priority: 1 | 2 | 3;
  readonly owner: ActionOwner;
  readonly deadline: Date;
  readonly expiresAt: Date;
}
