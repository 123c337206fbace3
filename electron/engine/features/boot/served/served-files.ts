import { parseMac } from '#contract/address.ts'
import { OVERLAY } from '#contract/overlay.ts'
import { oneLine } from '../menu/kernel-line.ts'
import { treeUrl } from '../menu/menu-context.ts'
import { ownScriptOf } from '../program/own-script.ts'
import { renderCapsuleConfiguration, parseGrubReport } from '../secure/secure-menu.ts'
import {
  contextFor,
  script,
  type ServedFile,
  type ServedFileClient,
  type ServedFileNeeds,
  type ServedFileRule,
} from './served-file.ts'
import { grubConfigRule, autoexecRule, ipxeScriptRule, pxelinuxConfigRule } from './served-menus.ts'

/** The image rule comes first, because a `grub.cfg` inside an ISO belongs to the ISO. */
const RULES: readonly ServedFileRule[] = [
  imageFileRule,
  isoOverlayRule,
  capsuleRule,
  signedProgramRule,
  grubReportRule,
  ownScriptRule,
  ipxeScriptRule,
  autoexecRule,
  pxelinuxConfigRule,
  grubConfigRule,
  bootProgramRule,
]

/**
 * Finds the meaning of a path below the root of TFTP or HTTP; null if it has none. Pure except for what `needs`
 * reads.
 */
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

/** Windows' loaders send backslashes, GRUB a leading slash, shim two slashes in a row. */
function cleanPath(path: string): string | null {
  if (path.length > 1024 || path.includes('\0')) return null
  const segments = path
    .replaceAll('\\', '/')
    .split('/')
    .filter(segment => segment !== '' && segment !== '.')
  return segments.includes('..') ? null : segments.join('/')
}

/** `iso/ID.iso` and `iso/ID/PATH`: over TFTP only kernel and initrd, over HTTP everything. */
function imageFileRule(path: string): ServedFile | null {
  const whole = /^iso\/([^/]+)\.iso$/.exec(path)?.[1]
  if (whole !== undefined) return { kind: 'image', id: whole, path: null }
  const inside = /^iso\/([^/]+)(\/.*)?$/.exec(path)
  return inside?.[1] === undefined ? null : { kind: 'image', id: inside[1], path: inside[2] ?? '/' }
}

/** `iso-overlay/ID/PATH`: files made for an image, served next to its tree and never inside it. */
function isoOverlayRule(path: string, client: ServedFileClient, needs: ServedFileNeeds): ServedFile | null {
  const [, id, rest] = /^iso-overlay\/([^/]+)\/(.+)$/.exec(path) ?? []
  if (id === undefined || rest === undefined) return null
  return { kind: 'overlay', id, path: `${OVERLAY}${rest}`, treeUrl: treeUrl(contextFor(needs, client), id) }
}

/** `capsule/ENTRY/MAC.iso`: a small disc made from an entry and the signed programs that start it. */
function capsuleRule(path: string, client: ServedFileClient, needs: ServedFileNeeds): ServedFile | null {
  const [, entryId, name] = /^capsule\/([^/]+)\/([^/]+)\.iso$/.exec(path) ?? []
  const mac = name === undefined ? null : parseMac(name)
  if (!mac) return null
  const found = needs.menu().items.find(one => one.id === entryId)
  if (found?.kind !== 'target') return null
  // Firmware loads it over HTTP, and its system fetches its files over HTTP too.
  const context = contextFor(needs, { ...client, transport: 'http' }, mac)
  const item = context.answered?.(found) ?? found
  return {
    kind: 'capsule',
    item,
    configuration: renderCapsuleConfiguration(item, context),
    treeUrl: treeUrl(context, item.imageId),
  }
}

/** `signed/IMAGE/NAME.efi`: a disc's own shim, and the files it asks for next to itself. */
function signedProgramRule(path: string): ServedFile | null {
  const [, imageId, name] = /^signed\/([^/]+)\/([^/]+\.efi)$/i.exec(path) ?? []
  return imageId === undefined || name === undefined ? null : { kind: 'signed-program', imageId, name }
}

/** `secure-boot/…`: not a file but what GRUB reports. */
function grubReportRule(path: string, client: ServedFileClient, needs: ServedFileNeeds): ServedFile | null {
  const report = parseGrubReport(path)
  // What a stranger reports at the address of a machine must not change how that machine boots.
  if (report && !client.provenMac) return script(NOTED)
  if (!report || report.kind === 'secure-boot')
    return report && script(NOTED, [{ kind: 'secure-boot.seen', isOn: report.isOn, by: 'grub' }])
  const item = needs.menu().items.find(one => one.id === report.entryId)
  if (item?.kind !== 'target') return null
  const about = { entry: item.id, title: oneLine(item.title) }
  if (report.kind === 'chosen') return script(NOTED, [{ kind: 'secure-boot.restart-chosen', ...about }])
  const { verdict = null, signer = null } = item.target.secureBoot ?? {}
  return script(NOTED, [{ kind: 'secure-boot.refused', ...about, verdict, signer, isCertain: true }])
}

/** GRUB runs the reply as a script. */
const NOTED = '# Slipway has noted it.\ntrue\n'

/** `ipxe/MAC/own`: the user's own script. Under a name that ends in `autoexec.ipxe` it would lead back to itself. */
function ownScriptRule(path: string, _client: ServedFileClient, needs: ServedFileNeeds): ServedFile | null {
  const mac = parseMac(/^ipxe\/([^/]+)(?:\/[\w-]{24,64})?\/own$/.exec(path)?.[1] ?? '')
  const name = mac && ownScriptOf(mac, needs.hasProgram)
  return name === null ? null : { kind: 'program', name }
}

/**
 * A boot program in any folder: shim asks in its own folder, GRUB for its modules below its built-in prefix. The
 * longest ending of the path that names a program wins: `grub/x86_64-efi/tftp.mod`, then `x86_64-efi/tftp.mod`, then
 * `tftp.mod`.
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
