import { session } from '../../../session.ts';

const { handleToken } = session;

export { handleToken as GET };
