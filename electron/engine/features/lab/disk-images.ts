import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { LabDisk } from '#contract/lab.ts'
import { SlipwayError } from '#contract/errors.ts'
import { pathExists } from './path-exists.ts'
import { lastLine, runProgram } from '../../base/process/run-program.ts'

const SUFFIX = '.qcow2'
/** st_blocks counts units of 512 bytes, whatever the file system's block size (POSIX, sys/stat.h). */
const BLOCK_BYTES = 512
/** Long enough for a busy disk. */
const MAKE_TIMEOUT_MS = 20_000

/** Disks of test machines: sparse files that are kept until the user removes them. */
export interface DiskImages {
  list(): Promise<readonly LabDisk[]>
  /**
   * Returns the disk's path, and creates the disk if it does not exist. Rejects with `test-machine-failed` and
   * qemu-img's message.
   */
  need(name: string, sizeGigabytes: number, qemuImg: string): Promise<string>
  remove(name: string): Promise<boolean>
}

export function createDiskImages(needs: { readonly folder: string }): DiskImages {
  const { folder } = needs
  const pathOf = (name: string): string => join(folder, `${name}${SUFFIX}`)
  return {
    async list() {
      const names = (await readdir(folder).catch(() => [])).filter(name => name.endsWith(SUFFIX))
      return Promise.all(
        names.toSorted().map(async name => {
          const { blocks, size } = await stat(join(folder, name))
          // Windows does not report blocks.
          const usedBytes = process.platform === 'win32' ? size : blocks * BLOCK_BYTES
          return { name: name.slice(0, -SUFFIX.length), path: join(folder, name), usedBytes }
        }),
      )
    },
    async need(name, sizeGigabytes, qemuImg) {
      const path = pathOf(name)
      if (await pathExists(path)) return path
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const args = ['create', '-q', '-f', 'qcow2', path, `${sizeGigabytes}G`]
      const { code, stderr } = await runProgram({ program: qemuImg, args }, { timeoutMs: MAKE_TIMEOUT_MS })
      if (code === 0) return path
      throw new SlipwayError('test-machine-failed', { detail: lastLine(stderr, 'qemu-img failed') })
    },
    async remove(name) {
      const wasThere = await pathExists(pathOf(name))
      await rm(pathOf(name), { force: true })
      return wasThere
    },
  }
}
