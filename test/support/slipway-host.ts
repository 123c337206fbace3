import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import { openLan, type Lan } from './lan.ts'
import type { Namespace } from './namespace.ts'
import { createSlipway, type Slipway } from './slipway.ts'

/** A computer with Slipway, on a switch. */
export interface SlipwayHost {
  readonly lan: Lan
  /** The computer itself: card `srv0`, 10.99.0.1/24. */
  readonly computer: Namespace
  /** Its command line, over the data folder `data` in {@link folder}. */
  readonly slipway: Slipway
  /** For the test's files. */
  readonly folder: string
}

/** A new one for each test of the surrounding `describe`; afterwards everything is removed. */
export function useSlipwayHost(): SlipwayHost {
  let now: SlipwayHost | null = null
  const need = (): SlipwayHost => {
    if (!now) throw new Error('there is a computer with Slipway only while a test runs')
    return now
  }
  beforeEach(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'slipway-host-'))
    const lan = await openLan()
    const computer = await lan.attach('srv0', '10.99.0.1/24')
    now = { folder, lan, computer, slipway: await createSlipway(join(folder, 'data')) }
  })
  afterEach(async () => {
    await now?.lan.remove()
    if (now) await rm(now.folder, { recursive: true, force: true })
    now = null
  })
  return {
    get lan() {
      return need().lan
    },
    get computer() {
      return need().computer
    },
    get slipway() {
      return need().slipway
    },
    get folder() {
      return need().folder
    },
  }
}
