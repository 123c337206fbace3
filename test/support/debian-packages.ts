import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { unknownPackages, updatePackageLists } from '#engine/features/boot/program/debian-archive.ts'

const run = promisify(execFile)

/**
 * Makes sure that Debian or Ubuntu packages are installed: as root, missing ones are installed. Null when all are
 * there, otherwise why not and what would help, short enough for the name of a skipped test.
 */
export async function needPackages(names: readonly string[]): Promise<string | null> {
  const missing = await missingPackages(names)
  if (missing === null) return 'needs Debian or Ubuntu (no dpkg here)'
  if (missing.length === 0) return null
  const remedy = `apt-get install --no-install-recommends ${missing.join(' ')}`
  if (process.getuid?.() !== 0) return `needs: sudo ${remedy}`
  try {
    if ((await unknownPackages(missing)).length > 0) await updatePackageLists()
    await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...missing], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' },
      timeout: 600_000,
      maxBuffer: 64 * 1024 * 1024,
    })
  } catch (thrown) {
    return `${remedy} failed: ${lastLine((thrown as { stderr?: string }).stderr ?? String(thrown))}`
  }
  const still = await missingPackages(missing)
  return still?.length === 0 ? null : `${remedy} left ${still?.join(' ')} uninstalled`
}

/** Requirements of network namespaces, bridges and taps; null if they are met. */
export async function needNamespaces(): Promise<string | null> {
  if (process.platform !== 'linux') return 'needs Linux'
  if (process.getuid?.() !== 0) return 'needs root, for network namespaces'
  return needPackages(['iproute2'])
}

/** The first reason that is not null; later checks do not run, so nothing is installed in vain. */
export async function firstReason(
  ...questions: readonly (() => Promise<string | null>)[]
): Promise<string | null> {
  for (const question of questions) {
    const reason = await question()
    if (reason !== null) return reason
  }
  return null
}

/** A test's name with the reason why it is skipped. */
export function nameWith(name: string, reason: string | null): string {
  return reason === null ? name : `${name} (skipped: ${reason})`
}

/** Names that dpkg does not report as installed; null if there is no dpkg. */
async function missingPackages(names: readonly string[]): Promise<readonly string[] | null> {
  const installed = new Set<string>()
  // dpkg-query exits with 1 if one name is unknown, but prints the others.
  const answer = await run('dpkg-query', [
    '-W',
    '-f',
    '${binary:Package} ${db:Status-Status}\n',
    ...names,
  ]).catch((thrown: { code?: unknown; stdout?: string }) => (thrown.code === 'ENOENT' ? null : thrown))
  if (answer === null) return null
  for (const line of (answer.stdout ?? '').split('\n')) {
    const [name, status] = line.split(' ')
    if (name !== undefined && status === 'installed') installed.add(name.replace(/:.*$/, ''))
  }
  return names.filter(name => !installed.has(name))
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? ''
}
