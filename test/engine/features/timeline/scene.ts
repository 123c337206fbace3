import type { Ipv4, MacAddress } from '#contract/address.ts'
import type { BootEvent, BootFact } from '#contract/boot-event.ts'
import type { Boot, Stage, StageId, StageState } from '#contract/timeline.ts'
import type { MenuItem } from '#contract/menu.ts'
import type { Message } from '#words/message.ts'
import { messageOfStage } from '#words/stage.ts'
import { PLAIN_PLACE } from '#engine/features/boot/menu/menu-tree.ts'
import { createDescribePath } from '#engine/features/boot/path-role.ts'
import { createManualClock } from '../../../support/manual-clock.ts'
import { createBootTracker, type BootTracker } from '#engine/features/timeline/boot-tracker.ts'

export const mac = '52:54:00:12:34:56' as MacAddress
export const ip = '10.99.0.50' as Ipv4
const PROGRAMS = ['snponly.efi', 'undionly.kpxe', 'shimx64.efi', 'grubx64.efi', 'pxelinux.0', 'ldlinux.c32']

/** An entry of an image whose kernel and initrd are in `folder`. */
export const linuxTarget = (id: string, imageId = 'debian', folder = '/live'): MenuItem => ({
  ...PLAIN_PLACE,
  kind: 'target',
  id,
  title: `Title of ${id}`,
  imageId,
  imageSizeBytes: 1,
  ownTitle: null,
  target: {
    kind: 'linux',
    id,
    title: `Title of ${id}`,
    kernel: `${folder}/vmlinuz`,
    initrd: [folder === '/casper' ? `${folder}/initrd` : `${folder}/initrd.img`],
    arguments: '',
    recognisedArguments: null,
    experimental: false,
    architectures: [],
    firmware: null,
    ramMegabytes: null,
  },
})

/** A tracker with a manual clock and the boots it published. */
export interface Scene {
  readonly tracker: BootTracker
  readonly boots: Map<number, Boot>
  /** Records a fact `afterMs` after the previous one. */
  see(afterMs: number, fact: BootFact, whose?: { mac?: MacAddress | null; ip?: Ipv4 | null }): void
  boot(id?: number): Boot
  stage(id: StageId): Stage
  states(): Partial<Record<StageId, StageState>>
  /** The text of a stage. */
  said(id: StageId): Message
}

export function createScene(entryIds: readonly string[] = ['debian.live']): Scene {
  const boots = new Map<number, Boot>()
  const items = entryIds.map(id => linuxTarget(id))
  const clock = createManualClock(1_000_000)
  let seq = 0
  let lastId = 0
  const tracker = createBootTracker({
    clock,
    nextBootId: () => ++lastId,
    onChange: boot => boots.set(boot.id, boot),
    describePath: createDescribePath({
      menuItems: () => items,
      hasProgram: name => PROGRAMS.includes(name),
    }),
  })
  const boot = (id = lastId): Boot => {
    const found = boots.get(id)
    if (!found) throw new Error(`no boot ${id}`)
    return found
  }
  const stage = (id: StageId): Stage => boot().stages.find(one => one.id === id)!
  return {
    tracker,
    boots,
    see(afterMs, fact, whose = {}) {
      clock.advance(afterMs)
      const event: BootEvent = { ...fact, seq: ++seq, atMs: clock.nowMs(), mac, ip, ...whose }
      tracker.record(event)
    },
    boot,
    stage,
    states: () => Object.fromEntries(boot().stages.map(one => [one.id, one.state])),
    said: id => messageOfStage(stage(id), boot()),
  }
}

type Discovered = Extract<BootFact, { kind: 'dhcp.discovered' }>
export const discovered = (rest: Partial<Discovered> = {}): Discovered => ({
  kind: 'dhcp.discovered',
  arch: 'x64-uefi',
  isBootClient: true,
  userClass: null,
  vendorClass: 'PXEClient:Arch:00007:UNDI:003000',
  uuid: null,
  xid: 1,
  ...rest,
})
export const offered = (bootFile: string | null): BootFact => ({
  kind: 'dhcp.offered',
  address: ip,
  bootFile,
  xid: 1,
})
export const acknowledged = (bootFile: string | null, isBootClient = true): BootFact => ({
  kind: 'dhcp.acknowledged',
  address: ip,
  bootFile,
  leaseSeconds: 3600,
  isBootClient,
  xid: 1,
})

let transfers = 0
/** A TFTP transfer from its start to its end. */
export function tftp(scene: Scene, file: string, sizeBytes: number): void {
  const transfer = ++transfers
  scene.see(5, { kind: 'tftp.started', transfer, file, sizeBytes, blksize: 1468, windowsize: 4 })
  scene.see(400, { kind: 'tftp.progress', transfer, file, sentBytes: sizeBytes / 2, sizeBytes })
  scene.see(400, { kind: 'tftp.finished', transfer, file, sizeBytes, tookMs: 800 })
}

/** An HTTP GET of a part of a file; `until` aborts it. */
export function http(
  scene: Scene,
  path: string,
  sizeBytes: number,
  part: { start?: number; end?: number; until?: number } = {},
): void {
  const request = ++transfers
  const start = part.start ?? 0
  const length = (part.end ?? sizeBytes) - start
  scene.see(5, {
    kind: 'http.started',
    request,
    path,
    sizeBytes: length,
    offset: start,
    fileSizeBytes: sizeBytes,
  })
  const sentBytes = part.until ?? length
  scene.see(100, {
    kind: 'http.progress',
    request,
    path,
    sentBytes: Math.floor(sentBytes / 2),
    sizeBytes: length,
  })
  if (part.until === undefined)
    scene.see(100, {
      kind: 'http.finished',
      request,
      path,
      status: length === sizeBytes ? 200 : 206,
      sentBytes,
      tookMs: 205,
    })
  else scene.see(100, { kind: 'http.aborted', request, path, sentBytes, sizeBytes: length })
}
