import { realpath } from 'node:fs/promises'
import { basename, dirname, join, resolve, sep } from 'node:path'
import { SlipwayError } from '#contract/errors.ts'
import type { Handlers, Method } from '#contract/methods.ts'

/** The inputs that name files and folders of this computer. */
const PATHS: { readonly [M in Method]?: readonly string[] } = {
  'images.import': ['path'],
  'images.extract': ['folder'],
  'images.locate': ['path'],
  'images.addNetbootKernel': ['kernel', 'initrd'],
  'setup.export': ['folder'],
  'setup.read': ['path'],
}

/** Methods that change this computer itself, so only local users may call them. */
const NOT_FROM_AFAR: readonly Method[] = [
  'bootFiles.grubMakers',
  'bootFiles.makeGrub',
  'bootFiles.makeIpxe',
  'bootFiles.removeMade',
  'setup.takeFiles',
  'hostChanges.make',
  'hostChanges.undo',
]

/**
 * The handlers for visitors from other computers: paths must be inside one of `folders` after resolving links. Rejects
 * with `path-not-allowed` {path}, or `unauthorised`.
 */
export function limitPaths(handlers: Handlers, folders: readonly string[]): Handlers {
  const check = async (path: string): Promise<void> => {
    const real = await realPath(resolve(path))
    for (const folder of folders) {
      const root = await realPath(resolve(folder))
      if (real === root || real.startsWith(root.endsWith(sep) ? root : root + sep)) return
    }
    throw new SlipwayError('path-not-allowed', { path })
  }
  const limited = Object.entries(PATHS).map(([method, keys]) => {
    const handle = handlers[method as Method] as (input: unknown) => Promise<unknown>
    return [
      method,
      async (input: Readonly<Record<string, unknown>>) => {
        for (const key of keys) {
          const path = input[key]
          if (typeof path === 'string') await check(path)
        }
        return handle(input)
      },
    ]
  })
  const refused = NOT_FROM_AFAR.map(method => [
    method,
    () => Promise.reject(new SlipwayError('unauthorised')),
  ])
  return { ...handlers, ...Object.fromEntries([...limited, ...refused]) } as Handlers
}

/** Resolves links as far as the path exists: nothing below can be a link yet. */
async function realPath(path: string): Promise<string> {
  try {
    return await realpath(path)
  } catch {
    const parent = dirname(path)
    return parent === path ? path : join(await realPath(parent), basename(path))
  }
}
