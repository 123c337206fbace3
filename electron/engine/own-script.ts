import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { MacAddress } from '#contract/address.ts'
import { SlipwayError } from '#contract/errors.ts'
import { ownScriptName } from './boot/served/own-ipxe-script.ts'
import { checkIpxeScript } from './bootconfig/check-ipxe.ts'

/** Puts a script of the user's own in its place, whole, or takes it away. Rejects with `invalid-input`. */
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
  if (problem)
    throw new SlipwayError('invalid-input', { where: `line ${problem.line}`, detail: problem.text })
  await mkdir(dirname(target), { recursive: true })
  await writeFile(`${target}.partial`, text)
  await rename(`${target}.partial`, target)
  return { name }
}
