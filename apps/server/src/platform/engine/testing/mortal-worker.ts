/** Does what the pool's tests ask of a thread: answer, die, or never end. */
export default async (task: 'answer' | 'die' | 'hang' | 'throw'): Promise<string> => {
  if (task === 'die') process.exit(1);
  if (task === 'throw') throw new Error('no such luck');
  while (task === 'hang');
  return 'answered';
};
