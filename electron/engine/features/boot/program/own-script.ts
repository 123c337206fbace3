import { mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { parseMac, type MacAddress } from '#contract/address.ts'
import { SlipwayError } from '#contract/errors.ts'
import type { Handlers } from '#contract/methods.ts'
import type { OwnScript, OwnScriptMethods } from '#contract/own-script.ts'
import { detail } from '#contract/reason.ts'
import type { Publish } from '../../../base/push-hub.ts'
import { ipxeMistake, checkIpxeScript, findIpxeProblems } from '../check/check-ipxe.ts'

/** Among the user's own boot programs: scripts that iPXE runs in place of the menu, on one machine or on all. */
export const ownScriptName = (mac: MacAddress | null): string =>
  mac === null ? 'autoexec.ipxe' : `autoexec/${mac.replaceAll(':', '-')}.ipxe`

/** The machine's own script, or the one for all machines; null if there is neither. */
export function ownScriptOf(mac: MacAddress, hasProgram: (name: string) => boolean): string | null {
  return [ownScriptName(mac), ownScriptName(null)].find(hasProgram) ?? null
}

const MAX_SCRIPT_BYTES = 256 * 1024

type OwnScriptHandlers = Pick<Handlers, keyof OwnScriptMethods>

/** Scripts that iPXE runs in place of the menu. They are among the user's own boot programs. */
export function createOwnScriptHandlers(needs: {
  /** The folder of the user's own boot programs. */
  readonly ownPrograms: string
  readonly publish: Publish
  /** A script was set or removed. */
  readonly onSet: () => Promise<void>
}): OwnScriptHandlers {
  const { ownPrograms, publish } = needs
  return {
    'ownScripts.list': () => listOwnScripts(ownPrograms),
    async 'ownScripts.show'({ mac = null }) {
      const name = ownScriptName(mac)
      return { mac, name, text: await readOwnScript(ownPrograms, name) }
    },
    'ownScripts.check': async ({ text }) => ({ problems: findIpxeProblems(text) }),
    async 'ownScripts.set'({ mac = null, text }) {
      const { name } = await setOwnScript(ownPrograms, mac, text)
      await needs.onSet()
      publish('ownScript.changed', { mac, name, isThere: text !== null })
      return { name }
    },
  }
}

/** Writes a user's script, or deletes it. Rejects with `invalid-input`. */
export async function setOwnScript(
  folder: string,
  mac: MacAddress | null,
  text: string | null,
): Promise<{ name: string }> {
  const name = ownScriptName(mac)
  const target = join(folder, ...name.split('/'))
  if (text === null) {
    await rm(target, { force: true })
    return { name }
  }
  const [problem] = checkIpxeScript(text)
  if (problem) throw new SlipwayError('invalid-input', { line: problem.line, ...ipxeMistake(problem) })
  await mkdir(dirname(target), { recursive: true })
  await writeFile(`${target}.partial`, text)
  await rename(`${target}.partial`, target)
  return { name }
}

async function listOwnScripts(folder: string): Promise<readonly OwnScript[]> {
  const all = ownScriptName(null)
  const names = await namesIn(folder)
  const macs = (await namesIn(join(folder, 'autoexec'))).flatMap(name => {
    const mac = parseMac(/^(.+)\.ipxe$/.exec(name)?.[1] ?? '')
    // Only this spelling is found when the machine asks for its script.
    return mac && ownScriptName(mac).endsWith(`/${name}`) ? [mac] : []
  })
  return [
    ...(names.includes(all) ? [{ mac: null, name: all }] : []),
    ...macs.toSorted().map(mac => ({ mac, name: ownScriptName(mac) })),
  ]
}

/** Null if there is no such script. */
async function readOwnScript(folder: string, name: string): Promise<string | null> {
  const file = await open(join(folder, ...name.split('/')), 'r').catch(() => null)
  if (!file) return null
  try {
    const stats = await file.stat()
    if (!stats.isFile() || stats.size > MAX_SCRIPT_BYTES)
      throw new SlipwayError('invalid-input', { where: name, ...detail('no-own-script') })
    return await file.readFile('utf8')
  } finally {
    await file.close()
  }
}

const namesIn = (folder: string): Promise<readonly string[]> => readdir(folder).catch(() => [])
