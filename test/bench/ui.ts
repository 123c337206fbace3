import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { MacAddress } from '#contract/address.ts'
import type { Boot } from '#contract/timeline.ts'
import type { Browser, Page } from 'playwright-core'
import { buildPage } from '../renderer/open-page.ts'
import { uefiBoot } from '../renderer/boot-samples.ts'
import { logLines } from '../renderer/event-samples.ts'
import { launchChromium } from '../support/chromium.ts'
import { label } from '../support/label.ts'
import { valueRow, type Row } from './comparison.ts'
import { median } from './measure.ts'
import { visitPage, type PageVisit } from './page-visit.ts'

const VISITS = 5
const ROUNDS = 3
const LINES = 100_000
const LINES_AT_ONCE = 500
const LEAST_LINE_PX = 20
const SCROLLED_FRAMES = 240
const MACHINES = 200
const UPDATES_EVERY_MS = 100
const WATCHED_MS = 10_000

interface Place {
  readonly browser: Browser
  readonly folders: { readonly ui: string; readonly data: string }
}

/** The page as it ships in Chromium, connected to a fake engine: what a window costs, and how it keeps up. */
export async function measureUi(): Promise<readonly Row[]> {
  const root = mkdtempSync(join(tmpdir(), 'slipway-bench-ui-'))
  const folders = { ui: join(root, 'ui'), data: join(root, 'data') }
  buildPage(folders.ui)
  const browser = await launchChromium()
  try {
    const place = { browser, folders }
    return [
      ...measureSize(folders.ui),
      await measureFirstContent(place),
      ...(await measureLog(place)),
      ...(await measureMachines(place)),
    ]
  } finally {
    await browser.close()
    rmSync(root, { recursive: true, force: true })
  }
}

function measureSize(ui: string): Row[] {
  const files = readdirSync(ui, { recursive: true, withFileTypes: true }).filter(file => file.isFile())
  const contents = files.map(file => readFileSync(join(file.parentPath, file.name)))
  const sum = (sizes: readonly number[]): number => sizes.reduce((total, size) => total + size, 0)
  return [
    valueRow({ part: 'ui', what: 'page', unit: 'kB' }, sum(contents.map(({ length }) => length)) / 1000),
    valueRow(
      { part: 'ui', what: 'page, gzip', unit: 'kB', target: '< 400' },
      sum(contents.map(content => gzipSync(content).length)) / 1000,
    ),
  ]
}

async function measureFirstContent({ browser, folders }: Place): Promise<Row> {
  const tookMs: number[] = []
  for (let at = 0; at < VISITS; at++) {
    const visit = await visitPage(browser, 'stocked', '/', folders)
    tookMs.push(visit.tookMs)
    await visit.close()
  }
  return valueRow({ part: 'ui', what: 'first content', unit: 's', target: '< 1' }, median(tookMs) / 1000)
}

async function measureLog({ browser, folders }: Place): Promise<Row[]> {
  const visit = await visitPage(browser, 'empty', '/log', folders)
  try {
    await visit.page.getByRole('combobox', { name: label('log.level') }).selectOption('debug')
    const lines = logLines(LINES)
    for (let at = 0; at < LINES; at += LINES_AT_ONCE) {
      for (const line of lines.slice(at, at + LINES_AT_ONCE))
        visit.engine.push({ name: 'log.written', payload: line })
      await new Promise(resolve => setTimeout(resolve, 20))
    }
    await visit.page.waitForFunction(
      heightPx => document.querySelector('[role=log]')!.scrollHeight >= heightPx,
      LINES * LEAST_LINE_PX,
    )
    const rounds = []
    for (let round = 0; round < ROUNDS; round++) rounds.push(await scrollThrough(visit))
    const what = `${LINES.toLocaleString('en')} log lines, scrolled`
    return [
      valueRow(
        { part: 'ui', what: `${what}: longest frame`, unit: 'ms', target: '< 50' },
        median(rounds.map(({ longestMs }) => longestMs)),
      ),
      valueRow(
        { part: 'ui', what: `${what}: processor time of a frame`, unit: 'ms' },
        median(rounds.map(({ cpuMs }) => cpuMs)),
      ),
    ]
  } finally {
    await visit.close()
  }
}

/** From the newest line to the oldest, one step per frame. */
async function scrollThrough({ page, cpuMs }: PageVisit): Promise<{ longestMs: number; cpuMs: number }> {
  const beforeMs = await cpuMs()
  const longestMs = await scrollFrames(page)
  return { longestMs, cpuMs: ((await cpuMs()) - beforeMs) / SCROLLED_FRAMES }
}

const scrollFrames = (page: Page): Promise<number> =>
  page.evaluate(async frames => {
    const box = document.querySelector('[role=log]')!
    const nextFrame = (): Promise<number> => new Promise(resolve => requestAnimationFrame(resolve))
    box.scrollTop = box.scrollHeight
    await nextFrame()
    const step = box.scrollHeight / frames
    let longest = 0
    let last = await nextFrame()
    for (let frame = 0; frame < frames; frame++) {
      box.scrollTop -= step
      const now = await nextFrame()
      longest = Math.max(longest, now - last)
      last = now
    }
    return longest
  }, SCROLLED_FRAMES)

async function measureMachines({ browser, folders }: Place): Promise<Row[]> {
  const rows: Row[] = []
  for (const [screen, route] of [
    ['Serve', '/'],
    ['Machines', '/machines'],
  ] as const) {
    const visit = await visitPage(browser, 'busy', route, folders)
    try {
      const beforeMs = await watchMachines(visit)
      const share = (((await visit.cpuMs()) - beforeMs) / WATCHED_MS) * 100
      const what = `${MACHINES} machines, ten updates a second each, on ${screen}`
      rows.push(valueRow({ part: 'ui', what, unit: '% of a core', target: '< 30' }, share))
    } finally {
      await visit.close()
    }
  }
  return rows
}

/** Lets machines boot for the measured time; returns what the page had used at the start. */
async function watchMachines({ engine, cpuMs }: PageVisit): Promise<number> {
  const update = (tick: number): void => {
    for (let at = 0; at < MACHINES; at++) engine.push({ name: 'boot.changed', payload: bootOf(at, tick) })
  }
  for (let at = 0; at < MACHINES; at++)
    engine.push({ name: 'machine.changed', payload: { ...engine.state.machines[0]!, mac: macOf(at) } })
  update(0)
  await new Promise(resolve => setTimeout(resolve, 2000))
  const beforeMs = await cpuMs()
  const began = performance.now()
  for (let tick = 1; performance.now() - began < WATCHED_MS; tick++) {
    update(tick)
    await new Promise(resolve =>
      setTimeout(resolve, Math.max(0, began + tick * UPDATES_EVERY_MS - performance.now())),
    )
  }
  return beforeMs
}

const macOf = (at: number): MacAddress =>
  `52:54:00:00:${(at >> 8).toString(16).padStart(2, '0')}:${(at & 255).toString(16).padStart(2, '0')}` as MacAddress

function bootOf(at: number, tick: number): Boot {
  return {
    ...uefiBoot,
    id: 1000 + at,
    mac: macOf(at),
    lastEventAtMs: Date.now(),
    stages: uefiBoot.stages.map(stage =>
      stage.progress
        ? { ...stage, progress: { ...stage.progress, sentBytes: (tick * 65_536) % stage.progress.sizeBytes } }
        : stage,
    ),
  }
}
