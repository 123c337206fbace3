import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { DirectoryItem } from '../../base/readable-file.ts'
import { rewriteEsxiConfiguration } from '../bootconfig/esxi-configuration.ts'
import {
  createCachedBlockSource,
  createMeteredBlockSource,
  createSliceBlockSource,
  openFileBlockSource,
  type FileBlockSource,
} from '../block-source.ts'
import { readDiscFacts } from '../capsule/capsule-content.ts'
import { openEfiImage } from '../eltorito/boot-catalog.ts'
import { extractTree } from '../extract-tree.ts'
import type { FileEntry, FileTree } from '../file-tree.ts'
import { readTextFile } from '../create-file-tree.ts'
import { createReadBudget, type ReadBudget } from '../read-budget.ts'
import { openChain } from '../signed-chain/find-chains.ts'
import { openVolume } from '../volume.ts'
import type { DiscQuestionKind, DiscQuestions, DiscStamp } from './disc-questions.ts'
import { copyTo, inflateTo } from './made-files.ts'

/** What one question may cost. A full Debian DVD with 10,000 names takes 50 ms. */
const QUESTION = { timeMs: 10_000, maxBytes: 512 * 1024 ** 2, maxSteps: 2_000_000 }
/** Writing all files of a disc out takes as long as it takes. */
const EXTRACTION = { timeMs: 24 * 3600_000, maxBytes: Infinity }
/** A page of names has 100 kB for each thousand. */
const MAX_LISTED = 10_000
/** A real one has 10 kB. */
const MAX_CONFIGURATION_BYTES = 512 * 1024

type Answers = {
  readonly [Kind in DiscQuestionKind]: (
    asked: DiscQuestions[Kind]['asked'],
  ) => Promise<DiscQuestions[Kind]['answer']>
}

/** Aborted when the caller no longer waits; called with how much of a long answer is done. */
export interface LongAnswer {
  readonly signal: AbortSignal
  readonly onProgress: (doneBytes: number, sizeBytes: number) => void
}

/** Opens a disc for questions, which are answered within a budget. Null if its file is not the one of the stamp. */
export async function openAnswers(stamp: DiscStamp, long: LongAnswer): Promise<Answers | null> {
  const file = await openFileBlockSource(stamp.path)
  const isSame =
    file.sizeBytes === stamp.sizeBytes && Math.round(file.modifiedMs) === Math.round(stamp.modifiedMs)
  if (!isSame) {
    await file.close()
    return null
  }
  return answersOf(file, long)
}

async function answersOf(file: FileBlockSource, long: LongAnswer): Promise<Answers | null> {
  const budget = createReadBudget(QUESTION)
  const source = createMeteredBlockSource(createCachedBlockSource(file), budget)
  const volume = await openVolume(source, budget)
  if (!volume) {
    await file.close()
    return null
  }
  const { tree, bootCatalog } = volume
  let efiImage: ReturnType<typeof openEfiImage> | null = null
  const disc = {
    tree,
    source,
    efiImage: () => (efiImage ??= openEfiImage(source, bootCatalog, budget)),
  }
  const chains = new Map<string, DiscQuestions['chain']['answer']>()

  const answers: Answers = {
    async find({ path }) {
      const entry = await tree.find(path)
      if (entry?.kind === 'file') return { kind: 'file', entry: plain(entry) }
      return entry && { kind: 'directory', items: await itemsOf(tree, entry) }
    },
    async list({ path, offset, limit }) {
      const directory = await tree.find(path)
      const entries = directory && (await tree.list(directory.path))
      if (!entries) return null
      const part = entries.slice(offset, offset + limit)
      return {
        path: directory.path,
        total: entries.length,
        entries: part.map(entry => ({ ...plain(entry), extents: [] })),
      }
    },
    async findInEfiImage({ path }) {
      const efi = await disc.efiImage()
      const entry = await efi?.tree.find(path)
      if (!efi || entry?.kind !== 'file') return null
      const extents = entry.extents.map(({ offset, length }) => ({ offset: efi.offset + offset, length }))
      return { ...plain(entry), extents }
    },
    async esxi({ treeUrl }) {
      const entry = await tree.find('/boot.cfg')
      if (entry?.kind !== 'file' || entry.sizeBytes > MAX_CONFIGURATION_BYTES) return null
      const text = await readTextFile(tree, source, '/boot.cfg')
      return text === null ? null : { entry: plain(entry), text: rewriteEsxiConfiguration(text, treeUrl) }
    },
    async inflate({ path, file: target }) {
      const entry = await tree.find(path)
      if (entry?.kind !== 'file') return null
      const sizeBytes = await inflateTo(createSliceBlockSource(source, entry.extents), target, budget)
      return sizeBytes === null ? null : { entry: plain(entry), sizeBytes }
    },
    async chain({ way, arch, folder }) {
      const key = `${way} ${arch}`
      const known = chains.get(key)
      if (known !== undefined) return known
      const chain = await openChain(disc, way, arch)
      if (!chain) {
        chains.set(key, null)
        return null
      }
      const { secondStage, search } = chain
      const stored = async (program: 'shim' | 'grub') => {
        const { path, source: content } = chain[program]
        const name = createHash('sha256').update([way, arch, program, path].join('\0')).digest('hex')
        const target = join(folder, name.slice(0, 24))
        await copyTo(content, target)
        return { path, file: target }
      }
      const found = { arch, secondStage, search, shim: await stored('shim'), grub: await stored('grub') }
      chains.set(key, found)
      return found
    },
    facts: ({ markers }) => readDiscFacts({ tree, source }, markers),
    extract: ({ folder }) => extractTree({ tree, source: file, folder, ...long }),
  }
  return withBudget(answers, budget)
}

/** Each question starts with a whole budget. */
function withBudget(answers: Answers, budget: ReadBudget): Answers {
  const metered = Object.entries(answers).map(([kind, answer]) => [
    kind,
    (asked: never) => {
      budget.restart(kind === 'extract' ? EXTRACTION : QUESTION)
      return (answer as (asked: never) => Promise<unknown>)(asked)
    },
  ])
  return Object.fromEntries(metered) as Answers
}

/** Without what only the file system's reader knows. */
function plain({ path, kind, sizeBytes, extents, modifiedMs, target }: FileEntry): FileEntry {
  return { path, kind, sizeBytes, extents, modifiedMs, target }
}

async function itemsOf(tree: FileTree, directory: FileEntry): Promise<DirectoryItem[]> {
  const items: DirectoryItem[] = []
  for (const entry of (await tree.list(directory.path)) ?? []) {
    if (items.length === MAX_LISTED) break
    // A symlink is listed as what it leads to; one that leads nowhere cannot be fetched.
    const target = entry.kind === 'symlink' ? await tree.find(entry.path) : entry
    if (!target) continue
    items.push({
      name: entry.path.slice(entry.path.lastIndexOf('/') + 1),
      isDirectory: target.kind === 'directory',
      sizeBytes: target.kind === 'directory' ? 0 : target.sizeBytes,
      modifiedMs: target.modifiedMs,
    })
  }
  return items
}
