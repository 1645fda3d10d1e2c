import type { AgentName } from '@pulse/contract';
import type { Steps } from '../../../kernel/in-turns.ts';
import { advisoryAgent } from './advisory-agent.ts';
import { capacityAgent } from './capacity-agent.ts';
import { demandAgent } from './demand-agent.ts';
import type { PlanState } from './plan-state.ts';
import type { Advice, Agent } from './proposal.ts';
import { staffingAgent } from './staffing-agent.ts';
import { suppliesAgent } from './supplies-agent.ts';
import { transfersAgent } from './transfers-agent.ts';

const agents: readonly (readonly [AgentName, Agent])[] = [
  ['demand', demandAgent],
  ['capacity', capacityAgent],
  ['staffing', staffingAgent],
  ['supplies', suppliesAgent],
  ['transfers', transfersAgent],
  ['advisory', advisoryAgent],
];

export interface NamedAdvice extends Advice {
  readonly agent: AgentName;
}

/** All agents look at the same state; none sees what another proposes. */
export function* runAgents(state: PlanState): Steps<NamedAdvice[]> {
  const advice: NamedAdvice[] = [];
  for (const [agent, run] of agents) {
    advice.push({ agent, ...run(state) });
    yield;
  }
  return advice;
}
