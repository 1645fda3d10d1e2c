// Loaded into every child before its own code: when the IPC channel closes, the supervisor is gone,
// even by kill -9. The program has a while to end by itself; then its whole group goes.
const patienceMs = 12_000;

process.once('disconnect', () => {
  setTimeout(() => process.kill(-process.pid, 'SIGKILL'), patienceMs).unref();
});
