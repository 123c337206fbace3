import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { runProgram } from '../../../base/process/run-program.ts'
import type { PackageOrigin } from './source-offer.ts'

/** A system command that failed. */
export class CommandFailed extends Error {
  readonly command: string
  /** True if the command is not installed. */
  readonly isAbsent: boolean

  constructor(command: string, isAbsent: boolean, words: string) {
    super(isAbsent ? `${command} is not installed` : `${command}: ${words}`)
    this.name = 'CommandFailed'
    this.command = command
    this.isAbsent = isAbsent
  }
}

/** Runs a command to its end; resolves to its output. */
async function run(program: string, args: readonly string[], folder?: string): Promise<string> {
  const end = await runProgram(
    { program, args },
    {
      timeoutMs: 300_000,
      environment: { DEBIAN_FRONTEND: 'noninteractive' },
      ...(folder !== undefined && { folder }),
    },
  )
  if (end.code === 0) return end.stdout
  throw new CommandFailed(
    program,
    end.isAbsent,
    reasonIn(end.stderr) || `it ended with ${end.code ?? 'a signal'}`,
  )
}

/** The first `E:` line of apt's output, which is the cause; warnings come after it. */
function reasonIn(stderr: string): string {
  const lines = stderr.split('\n').filter(line => line.trim() !== '')
  return (lines.find(line => line.startsWith('E:')) ?? lines.at(-1) ?? '')
    .replaceAll(/\s+/g, ' ')
    .slice(0, 300)
}

/** Those of `names` that the system's package lists do not have. */
export async function unknownPackages(names: readonly string[]): Promise<readonly string[]> {
  const known = new Set<string>()
  let current = ''
  for (const line of (await run('apt-cache', ['policy', ...names])).split('\n')) {
    const heading = /^(\S+):$/.exec(line)
    if (heading?.[1] !== undefined) current = heading[1]
    const candidate = /^ {2}Candidate: (\S+)/.exec(line)?.[1]
    if (candidate !== undefined && candidate !== '(none)') known.add(current)
  }
  return names.filter(name => !known.has(name))
}

/** Refreshes the system's package lists; needs root. */
export async function updatePackageLists(): Promise<void> {
  await run('apt-get', ['update', '-q'])
}

/** Downloads packages into `folder` without installing them; needs no root. Resolves to the paths of the files. */
export async function downloadPackages(names: readonly string[], folder: string): Promise<readonly string[]> {
  await run('apt-get', ['download', '-q', ...names], folder)
  const files = await readdir(folder)
  return files.filter(name => name.endsWith('.deb')).map(name => join(folder, name))
}

/** Name, version and sources of a package, from the package itself. */
export async function packageFacts(file: string): Promise<PackageOrigin> {
  const text = await run('dpkg-deb', ['-f', file, 'Package', 'Version', 'Source', 'Built-Using'])
  const field = (key: string) => new RegExp(`^${key}: (.+)$`, 'm').exec(text)?.[1]?.trim() ?? ''
  return {
    name: field('Package'),
    version: field('Version'),
    source: field('Source'),
    builtUsing: field('Built-Using'),
  }
}

/** Unpacks a package's files into `folder`; runs none of its scripts. */
export async function unpackPackage(file: string, folder: string): Promise<void> {
  await run('dpkg-deb', ['-x', file, folder])
}
