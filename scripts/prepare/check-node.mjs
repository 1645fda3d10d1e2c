/** The oldest Node that runs Pulse; package.json's `engines` says the same. */
const oldest = [20, 19, 0];

/** Exits with a plain sentence when this Node is too old to run Pulse. */
export function checkNode(version = process.versions.node) {
  if (isRecentEnough(version)) return;
  console.error(
    `Pulse needs Node.js ${oldest.join('.')} or later; this is ${version} (${process.execPath}).\n` +
      'Install a newer one, for example with "nvm install 20" or your package manager, and start again.',
  );
  process.exit(1);
}

/** @param {string} version such as "20.19.0" */
export function isRecentEnough(version) {
  const parts = version.split('.').map(Number);
  for (let index = 0; index < oldest.length; index += 1) {
    const difference = (parts[index] || 0) - (oldest[index] || 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}
