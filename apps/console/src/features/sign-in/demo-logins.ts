import { StaffRole } from '@pulse/contract';
import { roleWords } from '../words/labels.ts';

export interface DemoLogin {
  email: string;
  role: string;
  password: string;
}

/** The demo's accounts; none in production, nor when their password is not the well-known one. */
export const demoLogins = (env: Readonly<Record<string, string | undefined>>): DemoLogin[] => {
  if (env.PULSE_ENV === 'production') return [];
  if (env.PULSE_DEMO_PASSWORD && env.PULSE_DEMO_PASSWORD !== wellKnown) return [];
  return StaffRole.options.map((role) => ({
    email: `${role}@demo.pulse`,
    role: roleWords[role],
    password: wellKnown,
  }));
};

const wellKnown = 'pulse-demo';
