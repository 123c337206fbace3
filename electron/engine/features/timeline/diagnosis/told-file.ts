import { isIpxe } from '../stage/asked.ts'
import { all, type BootScene, type Seen } from './scene.ts'

/** What the machine was told to load, when, and by whom it was asked. */
export interface ToldFile {
  readonly event: Seen<'dhcp.acknowledged' | 'dhcp.boot-server-answered'>
  readonly file: string
  /** It was iPXE that asked, not the firmware. */
  readonly isIpxe: boolean
  /** Where a URL says so, else null: the boot file goes by TFTP. */
  readonly port: number | null
}

/** The last time it was told for good: an ACK of ours, or an answer on port 4011. */
export function lastTold(scene: BootScene): ToldFile | null {
  const event = all(scene, 'dhcp.acknowledged', 'dhcp.boot-server-answered').at(-1)
  if (!event || event.bootFile === null) return null
  if (event.kind === 'dhcp.acknowledged' && !event.isBootClient) return null
  const asked = all(scene, 'dhcp.discovered').findLast(one => one.seq < event.seq)
  const port = portInUrl(event.bootFile)
  return { event, file: event.bootFile, isIpxe: isIpxe(asked?.userClass ?? null), port }
}

function portInUrl(file: string): number | null {
  const url = /^(https?):\/\/[^/:]+(?::(\d+))?/i.exec(file)
  return url ? Number(url[2] ?? (url[1]?.toLowerCase() === 'https' ? 443 : 80)) : null
}

/** Where the request for a boot file has to get through. */
export function doorOf(file: string): { readonly protocol: 'udp' | 'tcp'; readonly port: number } {
  const port = portInUrl(file)
  return port === null ? { protocol: 'udp', port: 69 } : { protocol: 'tcp', port }
}

/** Its last component, in lower case. */
export function programName(file: string): string {
  return (file.split(/[\\/]/).at(-1) ?? '').toLowerCase()
}
