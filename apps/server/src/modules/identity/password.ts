import { argon2id, hash, verify } from 'argon2';

/** OWASP's first choice: Password Storage Cheat Sheet, argon2id. */
const parameters = { type: argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export const hashPassword = (password: string): Promise<string> => hash(password, parameters);

/** Of 32 random bytes that nobody kept; made with the parameters above. */
const nobodysHash =
  '$argon2id$v=19$m=19456,p=1,t=2$c9A6vm9kFONhJNDrTr0sDg$HnTn3EDkfdidn4wTzSOEAtXOegjc6GALX2vg9D+4TKs';

/** Takes as long for an account that is not there (`undefined`) as for one that is. */
export const isPasswordRight = async (
  passwordHash: string | undefined,
  password: string,
): Promise<boolean> => {
  const right = await verify(passwordHash ?? nobodysHash, password);
  return right && passwordHash !== undefined;
};
