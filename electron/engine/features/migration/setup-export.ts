import { stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { SlipwayError } from '#contract/errors.ts'
import type { BootImage } from '#contract/image.ts'
import type { Machine } from '#contract/machine.ts'
import type { BootMenu } from '#contract/menu.ts'
import type { ServingState } from '#contract/network.ts'
import { OVERLAY } from '#contract/overlay.ts'
import type { ExportRequest, SetupExport, SetupRemark } from '#contract/setup.ts'
import type { AnswerFileExport, Unattended } from '../unattended/create-unattended.ts'
import type { BootPrograms } from '../boot/program/boot-programs.ts'
import { type TargetItem, baseUrlOf } from '../boot/menu/menu-context.ts'
import { copyFileTo, type ReadableFile } from './export/copy-file.ts'
import { FILES, type ExportScene } from './export/export-scene.ts'
import { exportTexts } from './export/export-texts.ts'
import { imageNeeds } from './export/image-needs.ts'
import { ownScriptPlace } from './export/own-scripts.ts'
import { machineRemarks } from './export/remarks.ts'
import { expectSpace, openTargetFolder, writeTexts } from './export/target-folder.ts'
import type { ImageLibrary } from '../../image/image-library.ts'
import type { ImageOverlays } from '../library/create-library.ts'
import type { Publish } from '../../base/push-hub.ts'
import { chooseSetupNetwork } from './setup-network.ts'

/** The whole set-up as a folder for servers that stay. */
export interface SetupExporter {
  /** Rejects with `folder-not-empty`, `disk-full`, `invalid-input` or `cancelled`. One at a time. */
  export(request: ExportRequest): Promise<SetupExport>
  cancel(): { wasRunning: boolean }
}

export interface SetupExporterNeeds {
  readonly version: string
  readonly dataFolder: string
  readonly publish: Publish
  readonly menu: () => BootMenu
  readonly machines: () => readonly Machine[]
  readonly images: () => Promise<readonly BootImage[]>
  readonly programs: Pick<BootPrograms, 'has' | 'list' | 'open'>
  /** Fetches them where none are here yet. */
  readonly needBootPrograms: () => Promise<void>
  readonly library: Pick<ImageLibrary, 'open' | 'openWhole' | 'extractAll'>
  readonly overlays: Pick<ImageOverlays, 'open'>
  readonly exportAnswerFiles: Unattended['exportFor']
  readonly serving: () => ServingState
}

export function createSetupExporter(needs: SetupExporterNeeds): SetupExporter {
  let running: AbortController | null = null

  const describe = async (
    request: ExportRequest,
  ): Promise<{ scene: ExportScene; answers: AnswerFileExport }> => {
    const kind = request.kind ?? 'dnsmasq'
    const network = chooseSetupNetwork(request.network ?? {}, needs.serving(), kind)
    const menu = needs.menu()
    const machines = needs.machines()
    const answers = await needs.exportAnswerFiles(network, machines, targetsOf(menu))
    const remarks = [...machines.flatMap(machine => machineRemarks(machine, network)), ...answers.remarks]
    const scene: ExportScene = {
      kind,
      network,
      installedAt: (request.installedAt ?? resolve(request.folder)).replace(/(.)\/+$/, '$1'),
      machines,
      menu,
      programs: await needs.programs.list(),
      hasProgram: needs.programs.has,
      answered: answers.answered,
      answerFolders: answers.folders,
      version: needs.version,
      dataFolder: needs.dataFolder,
      remarks,
    }
    return { scene, answers }
  }

  const write = async (request: ExportRequest, signal: AbortSignal): Promise<SetupExport> => {
    const folder = resolve(request.folder)
    await needs.needBootPrograms()
    const { scene, answers } = await describe(request)
    await openTargetFolder(folder, request.overwrites ?? false)
    const job = await planImages(scene, await needs.images())
    const sizeBytes = job.reduce((sum, one) => sum + one.sizeBytes, 0)
    await expectSpace(folder, sizeBytes)

    const written = { fileCount: 0, sizeBytes: 0 }
    const remarks: SetupRemark[] = [...scene.remarks]
    const tell = (what: string, doneBytes: number): void =>
      needs.publish('setup.exported', { folder, what, doneBytes, sizeBytes })
    const copy = async (source: ReadableFile, path: string): Promise<void> => {
      await copyFileTo(source, join(folder, ...path.split('/')), { signal, onBytes: () => undefined })
      written.fileCount++
      written.sizeBytes += source.sizeBytes
    }
    for (const { name } of scene.programs) {
      const source = await needs.programs.open(name)
      if (source) await copy(source, placeOf(name))
    }
    let doneBytes = 0
    for (const one of job) {
      signal.throwIfAborted()
      const onBytes = (bytes: number) => tell(one.image.name, doneBytes + bytes)
      remarks.push(...(await writeImage(one, { folder, scene, signal, onBytes, copy, written })))
      doneBytes += one.sizeBytes
      tell(one.image.name, doneBytes)
    }
    // Last, and the README among them: a folder that has it is whole.
    const texts = [...answers.texts, ...exportTexts({ ...scene, remarks })]
    written.sizeBytes += await writeTexts(folder, texts)
    written.fileCount += texts.length
    return { folder, ...written, network: scene.network, remarks }
  }

  interface ImageJob {
    readonly image: BootImage
    readonly items: readonly TargetItem[]
    readonly sizeBytes: number
    readonly needs: ReturnType<typeof imageNeeds>
  }
  const planImages = async (
    scene: ExportScene,
    images: readonly BootImage[],
  ): Promise<readonly ImageJob[]> => {
    const items = targetsOf(scene.menu)
    return images.flatMap(image => {
      const own = items.filter(item => item.imageId === image.id)
      if (own.length === 0) return []
      const wants = imageNeeds(own)
      return [{ image, items: own, needs: wants, sizeBytes: image.sizeBytes * (wants.wholeIso ? 2 : 1) }]
    })
  }

  interface Where {
    readonly folder: string
    readonly scene: ExportScene
    readonly signal: AbortSignal
    readonly onBytes: (bytes: number) => void
    readonly copy: (source: ReadableFile, path: string) => Promise<void>
    readonly written: { fileCount: number; sizeBytes: number }
  }
  const writeImage = async (
    { image, needs: wants }: ImageJob,
    { folder, scene, signal, onBytes, copy, written }: Where,
  ): Promise<readonly SetupRemark[]> => {
    const { id } = image
    const tree = `${FILES}/iso/${id}`
    const whole = await needs.library.openWhole(id)
    if (!whole) return [{ kind: 'image-missing', image: image.name }]
    if (wants.wholeIso) await copy(whole, `${tree}.iso`)
    else await whole.close()
    const extracted = await needs.library.extractAll(id, join(folder, ...tree.split('/')), {
      signal,
      onProgress: onBytes,
    })
    written.fileCount += extracted.fileCount
    written.sizeBytes += extracted.sizeBytes
    const remarks: SetupRemark[] = []
    const treeUrl = `${baseUrlOf(scene.network)}/iso/${id}/`
    for (const path of wants.overlays) {
      const made = await needs.overlays.open({ id, path, treeUrl })
      if (made) await copy(made, `${FILES}/iso-overlay/${id}/${path.slice(OVERLAY.length)}`)
      else remarks.push({ kind: 'file-missing', image: image.name, path })
    }
    for (const path of wants.files) {
      // A volume may spell it otherwise than its own configuration does.
      const target = `${tree}/${path.replace(/^\/+/, '')}`
      if (await stat(join(folder, ...target.split('/'))).catch(() => null)) continue
      const opened = await needs.library.open(id, path)
      if (opened?.kind === 'file') await copy(opened.file, target)
      else remarks.push({ kind: 'file-missing', image: image.name, path })
    }
    return remarks
  }

  const cancel = (): { wasRunning: boolean } => {
    const wasRunning = running !== null
    running?.abort()
    return { wasRunning }
  }
  return {
    cancel,
    async export(request) {
      cancel()
      const stop = new AbortController()
      running = stop
      try {
        return await write(request, stop.signal)
      } catch (thrown) {
        throw stop.signal.aborted ? new SlipwayError('cancelled', { path: request.folder }, thrown) : thrown
      } finally {
        if (running === stop) running = null
      }
    },
  }
}

const targetsOf = (menu: BootMenu): readonly TargetItem[] => menu.items.filter(item => item.kind === 'target')

/** GRUB's modules lie below its prefix. */
function placeOf(name: string): string {
  const isModule = /^(x86_64|i386|arm64)-efi\//.test(name)
  return ownScriptPlace(name) ?? (isModule ? `${FILES}/grub/${name}` : `${FILES}/${name}`)
}
