import { parseMac } from '#contract/address.ts'
import { OVERLAY } from '#contract/overlay.ts'
import { oneLine } from '../menu/kernel-line.ts'
import { treeUrl } from '../menu/menu-context.ts'
import { ownScriptOf } from '../program/own-script.ts'
import { renderCapsuleConfiguration, parseGrubWord } from '../secure/secure-menu.ts'
import {
  contextFor,
  script,
  type ServedFile,
  type ServedFileClient,
  type ServedFileNeeds,
  type ServedFileRule,
} from './served-file.ts'
import { grubConfigRule, autoexecRule, ipxeScriptRule, pxelinuxConfigRule } from './served-menus.ts'

/** The image comes first: a `grub.cfg` inside an ISO is the ISO's own. */
const RULES: readonly ServedFileRule[] = [
  imageFileRule,
  isoOverlayRule,
  capsuleRule,
  signedProgramRule,
  grubWordRule,
  ownScriptRule,
  ipxeScriptRule,
  autoexecRule,
  pxelinuxConfigRule,
  grubConfigRule,
  bootProgramRule,
]

/** Says what a name below the root of TFTP or HTTP stands for; null for nothing. Pure but for what `needs` reads. */
export function createServedFiles(
  needs: ServedFileNeeds,
): (path: string, client: ServedFileClient) => ServedFile | null {
  return (path, client) => {
    const clean = cleanPath(path)
    if (clean === null) return null
    for (const rule of RULES) {
      const found = rule(clean, client, needs)
      if (found) return found
    }
    return null
  }
}

/** Windows loaders send backslashes, GRUB a leading slash, shim two slashes in a row. */
function cleanPath(path: string): string | null {
  if (path.length > 1024 || path.includes('\0')) return null
  const segments = path
    .replaceAll('\\', '/')
    .split('/')
    .filter(segment => segment !== '' && segment !== '.')
  return segments.includes('..') ? null : segments.join('/')
}

/** `iso/ID.iso` and `iso/ID/PATH`: kernel and initrd for loaders that have only TFTP, everything else for all. */
function imageFileRule(path: string): ServedFile | null {
  const whole = /^iso\/([^/]+)\.iso$/.exec(path)?.[1]
  if (whole !== undefined) return { kind: 'image', id: whole, path: null }
  const inside = /^iso\/([^/]+)(\/.*)?$/.exec(path)
  return inside?.[1] === undefined ? null : { kind: 'image', id: inside[1], path: inside[2] ?? '/' }
}

/** `iso-overlay/ID/PATH`: what is made for an image and served beside its tree, never inside it. */
function isoOverlayRule(path: string, client: ServedFileClient, needs: ServedFileNeeds): ServedFile | null {
  const [, id, rest] = /^iso-overlay\/([^/]+)\/(.+)$/.exec(path) ?? []
  if (id === undefined || rest === undefined) return null
  return { kind: 'overlay', id, path: `${OVERLAY}${rest}`, treeUrl: treeUrl(contextFor(needs, client), id) }
}

/** `capsule/ENTRY/MAC.iso`: a small disc made of an entry and the signed programs that start it. */
function capsuleRule(path: string, client: ServedFileClient, needs: ServedFileNeeds): ServedFile | null {
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
function signedProgramRule(path: string): ServedFile | null {
  const [, imageId, name] = /^signed\/([^/]+)\/([^/]+\.efi)$/i.exec(path) ?? []
  return imageId === undefined || name === undefined ? null : { kind: 'signed-program', imageId, name }
}

/** `secure-boot/…`: not a file but something that GRUB tells. */
function grubWordRule(path: string, client: ServedFileClient, needs: ServedFileNeeds): ServedFile | null {
  const word = parseGrubWord(path)
  // What a stranger says at the address of a machine must not change how that machine boots.
  if (word && !client.provenMac) return script(NOTED)
  if (!word || word.kind === 'secure-boot')
    return word && script(NOTED, [{ kind: 'secure-boot.seen', isOn: word.isOn, by: 'grub' }])
  const item = needs.menu().items.find(one => one.id === word.entryId)
  if (item?.kind !== 'target') return null
  const about = { entry: item.id, title: oneLine(item.title) }
  if (word.kind === 'chosen') return script(NOTED, [{ kind: 'secure-boot.restart-chosen', ...about }])
  const { verdict = null, signer = null } = item.target.secureBoot ?? {}
  return script(NOTED, [{ kind: 'secure-boot.refused', ...about, verdict, signer, isCertain: true }])
}

/** GRUB runs it as a script. */
const NOTED = '# Slipway has noted it.\ntrue\n'

/** `ipxe/MAC/own`: the user's own script. By any name that ends in `autoexec.ipxe` the way to it would come again. */
function ownScriptRule(path: string, _client: ServedFileClient, needs: ServedFileNeeds): ServedFile | null {
  const mac = parseMac(/^ipxe\/([^/]+)(?:\/[\w-]{24,64})?\/own$/.exec(path)?.[1] ?? '')
  const name = mac && ownScriptOf(mac, needs.hasProgram)
  return name === null ? null : { kind: 'program', name }
}

/**
 * A boot program, wherever it is looked for: shim asks in its own folder, GRUB for its modules below the prefix
 * built into it. The longest ending of the path that is a program wins: `grub/x86_64-efi/tftp.mod`, then
 * `x86_64-efi/tftp.mod`, then `tftp.mod`.
 */
function bootProgramRule(path: string, _client: ServedFileClient, needs: ServedFileNeeds): ServedFile | null {
  const segments = path.split('/')
  for (let start = Math.max(0, segments.length - MAX_SEGMENTS); start < segments.length; start++) {
    const name = segments.slice(start).join('/')
    if (needs.hasProgram(name)) return { kind: 'program', name }
  }
  return null
}

const MAX_SEGMENTS = 4
