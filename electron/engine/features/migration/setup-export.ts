import { stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { SlipwayError } from '#contract/errors.ts'
import type { BootImage } from '#contract/image.ts'
import type { Machine } from '#contract/machine.ts'
import type { BootMenu, TargetItem } from '#contract/menu.ts'
import type { ServingState } from '#contract/network.ts'
import type { ExportRequest, SetupExport, SetupRemark } from '#contract/setup.ts'
import type { AnswerFileExport, Unattended } from '../unattended/create-unattended.ts'
import { createStaticBoot, type BootPrograms, type ImageFiles } from '../boot/create-boot.ts'
import { copyFileTo, type CopySource, openTargetFolder, writeTexts } from './export/target-folder.ts'
import { expectSpace } from '../../base/disk-space.ts'
import { FILES, type ExportPlan, machineRemarks } from './export/export-plan.ts'
import { exportTexts } from './export/export-texts.ts'
import type { ImageLibrary, ImageOverlays } from '../library/create-library.ts'
import type { Publish } from '../../base/push-hub.ts'
import { chooseSetupNetwork } from './setup-network.ts'
import { trimEndOf } from '../../base/scan.ts'

/** Exports the whole set-up as a folder for permanent servers. */
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
  /** Fetches boot programs if there are none yet. */
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
  ): Promise<{ plan: ExportPlan; answers: AnswerFileExport; items: readonly TargetItem[] }> => {
    const kind = request.kind ?? 'dnsmasq'
    const network = chooseSetupNetwork(request.network ?? {}, needs.serving(), kind)
    const menu = needs.menu()
    const machines = needs.machines()
    const items = menu.items.filter(item => item.kind === 'target')
    const answers = await needs.exportAnswerFiles(network, machines, items)
    const programs = await needs.programs.list()
    const remarks = [...machines.flatMap(machine => machineRemarks(machine, network)), ...answers.remarks]
    const plan: ExportPlan = {
      kind,
      network,
      installedAt: trimEndOf(request.installedAt ?? resolve(request.folder), '/') || '/',
      machines,
      programs,
      boot: createStaticBoot({
        network,
        machines,
        menu,
        programs,
        hasProgram: needs.programs.has,
        answered: answers.answered,
        answerFolders: answers.folders,
      }),
      answerFolders: answers.folders,
      version: needs.version,
      dataFolder: needs.dataFolder,
      remarks,
    }
    return { plan, answers, items }
  }

  const write = async (request: ExportRequest, signal: AbortSignal): Promise<SetupExport> => {
    const folder = resolve(request.folder)
    await needs.needBootPrograms()
    const { plan, answers, items } = await describe(request)
    await openTargetFolder(folder, request.overwrites ?? false)
    const job = planImages(plan, items, await needs.images())
    const sizeBytes = job.reduce((sum, one) => sum + one.sizeBytes, 0)
    await expectSpace(folder, sizeBytes)

    const written = { fileCount: 0, sizeBytes: 0 }
    const remarks: SetupRemark[] = [...plan.remarks]
    const reportProgress = (what: string, doneBytes: number): void =>
      needs.publish('setup.exported', { folder, what, doneBytes, sizeBytes })
    const copy = async (source: CopySource, path: string): Promise<void> => {
      await copyFileTo(source, join(folder, ...path.split('/')), { signal, onBytes: () => undefined })
      written.fileCount++
      written.sizeBytes += source.sizeBytes
    }
    for (const { name } of plan.programs) {
      const source = await needs.programs.open(name)
      if (source) await copy(source, `${FILES}/${plan.boot.programPath(name)}`)
    }
    let doneBytes = 0
    for (const one of job) {
      signal.throwIfAborted()
      const onBytes = (bytes: number) => reportProgress(one.image.name, doneBytes + bytes)
      remarks.push(...(await writeImage(one, { folder, plan, signal, onBytes, copy, written })))
      doneBytes += one.sizeBytes
      reportProgress(one.image.name, doneBytes)
    }
    // Written last and with the README, so a folder that has them is complete.
    const texts = [...answers.texts, ...exportTexts({ ...plan, remarks })]
    written.sizeBytes += await writeTexts(folder, texts)
    written.fileCount += texts.length
    return { folder, ...written, network: plan.network, remarks }
  }

  interface ImageJob {
    readonly image: BootImage
    readonly sizeBytes: number
    readonly files: ImageFiles
  }
  const planImages = (
    plan: ExportPlan,
    items: readonly TargetItem[],
    images: readonly BootImage[],
  ): readonly ImageJob[] =>
    images.flatMap(image => {
      const own = items.filter(item => item.imageId === image.id)
      if (own.length === 0) return []
      const files = plan.boot.imageFiles(own)
      return [{ image, files, sizeBytes: image.sizeBytes * (files.wholeIso ? 2 : 1) }]
    })

  interface Where {
    readonly folder: string
    readonly plan: ExportPlan
    readonly signal: AbortSignal
    readonly onBytes: (bytes: number) => void
    readonly copy: (source: CopySource, path: string) => Promise<void>
    readonly written: { fileCount: number; sizeBytes: number }
  }
  const writeImage = async (
    { image, files }: ImageJob,
    { folder, plan, signal, onBytes, copy, written }: Where,
  ): Promise<readonly SetupRemark[]> => {
    const { id } = image
    const tree = `${FILES}/${plan.boot.treePath(id)}`
    const whole = await needs.library.openWhole(id)
    if (!whole) return [{ kind: 'image-missing', image: image.name }]
    if (files.wholeIso) await copy(whole, `${tree}.iso`)
    else await whole.close()
    const extracted = await needs.library.extractAll(id, join(folder, ...tree.split('/')), {
      signal,
      onProgress: onBytes,
    })
    written.fileCount += extracted.fileCount
    written.sizeBytes += extracted.sizeBytes
    const remarks: SetupRemark[] = []
    const treeUrl = plan.boot.treeUrl(id)
    for (const path of files.overlays) {
      const made = await needs.overlays.open({ id, path, treeUrl })
      if (made) await copy(made, `${FILES}/${plan.boot.overlayPath(id, path)}`)
      else remarks.push({ kind: 'file-missing', image: image.name, path })
    }
    for (const path of files.files) {
      // The volume may use different case than its own boot configuration.
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
