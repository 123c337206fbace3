import { parseMac } from '#contract/address.ts'
import { oneLine } from '../menu/kernel-line.ts'
import { treeUrl } from '../menu/menu-context.ts'
import { renderCapsuleConfiguration } from '../secure/capsule-configuration.ts'
import { parseGrubWord } from '../secure/secure-paths.ts'
import { contextFor, script, type ServedFileRule } from './served-file.ts'

/** `capsule/ENTRY/MAC.iso`: a small disc made of an entry and the signed programs that start it. */
export const capsuleRule: ServedFileRule = (path, client, needs) => {
  const [, entryId, name] = /^capsule\/([^/]+)\/([^/]+)\.iso$/.exec(path) ?? []
  const mac = name === undefined ? null : parseMac(name)
  if (!mac) return null
  const found = needs.menu().items.find(one => one.id === entryId)
  if (found?.kind !== 'target') return null
  // Firmware loads it by HTTP; what its system fetches comes by HTTP as well.
  const context = contextFor(needs, { ...client, transport: 'http' }, mac)
  const item = context.answered?.(found) ?? found
  return {
    kind: 'capsule',
    item,
    configuration: renderCapsuleConfiguration(item, context),
    treeUrl: treeUrl(context, item.imageId),
  }
}

/** `signed/IMAGE/NAME.efi`: a disc's own shim, and what it asks for beside itself. */
export const signedProgramRule: ServedFileRule = path => {
  const [, imageId, name] = /^signed\/([^/]+)\/([^/]+\.efi)$/i.exec(path) ?? []
  return imageId === undefined || name === undefined ? null : { kind: 'signed-program', imageId, name }
}

/** `secure-boot/…`: not a file but something that GRUB tells. */
export const grubWordRule: ServedFileRule = (path, client, needs) => {
  const word = parseGrubWord(path)
  if (!word || word.kind === 'secure-boot')
    return word && script(NOTED, [{ kind: 'secure-boot.seen', isOn: word.isOn, by: 'grub' }], client.mac)
  const item = needs.menu().items.find(one => one.id === word.entryId)
  if (item?.kind !== 'target') return null
  const about = { entry: item.id, title: oneLine(item.title) }
  if (word.kind === 'chosen')
    return script(NOTED, [{ kind: 'secure-boot.restart-chosen', ...about }], client.mac)
  const { verdict = null, signer = null } = item.target.secureBoot ?? {}
  return script(
    NOTED,
    [{ kind: 'secure-boot.refused', ...about, verdict, signer, isCertain: true }],
    client.mac,
  )
}

/** GRUB runs it as a script. */
const NOTED = '# Slipway has noted it.\ntrue\n'
