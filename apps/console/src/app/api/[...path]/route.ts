import { session } from '../../../session.ts';

const { handleApi } = session;

export { handleApi as DELETE, handleApi as GET, handleApi as POST, handleApi as PUT };
