import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { firstReason, needNamespaces } from './debian-packages.ts'
import { createNamespace, type Namespace } from './namespace.ts'
import { needQemu } from './qemu.ts'
import { createSlipway, type Slipway } from './slipway.ts'
import { needTestIso } from './test-iso.ts'

/** An isolated network `br0` (10.77.0.1/24) with the tap `tap0` for a machine, and a Slipway with an empty data folder. */
export interface Lab {
  readonly namespace: Namespace
  readonly slipway: Slipway
  /** For the test's own files; removed with the lab. */
  readonly folder: string
  close(): Promise<void>
}

export const LAB_CARD = 'br0'
export const LAB_TAP = 'tap0'

/** Null if machines can be booted here, else why not. As root on Debian or Ubuntu it installs what is missing. */
export function needLab(): Promise<string | null> {
  return firstReason(
    needNamespaces,
    needTestIso,
    () => needQemu('bios'),
    () => needQemu('ovmf'),
  )
}

export async function openLab(): Promise<Lab> {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-lab-'))
  const namespace = await createNamespace()
  const close = async () => {
    await namespace.remove()
    await rm(folder, { recursive: true, force: true })
  }
  try {
    await namespace.addBridge(LAB_CARD, '10.77.0.1/24')
    await namespace.addTap(LAB_TAP, LAB_CARD)
    return { namespace, slipway: await createSlipway(join(folder, 'data')), folder, close }
  } catch (thrown) {
    await close()
    throw thrown
  }
}
