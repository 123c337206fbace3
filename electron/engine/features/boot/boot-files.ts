import type { ServedFile, ServedFileClient } from './served/served-file.ts'
import type { BootPrograms } from './program/boot-programs.ts'
import type { Route } from '../../protocols/http/route.ts'
import type { ImageSource } from '../../protocols/http/routes/files.ts'
import {
  createBootProgramRoute,
  createImageTreeRoute,
  createOverlayRoute,
  createOwnScriptRoute,
  createSecureBootRoute,
  createWholeImageRoute,
} from '../../protocols/http/routes/files.ts'
import { createScriptRoute } from '../../protocols/http/routes/scripts.ts'
import type { ImageOverlays } from '../library/create-library.ts'
import type { SecureBootFiles } from './secure/secure-boot-files.ts'
import type { RecordFact } from '../../base/record-fact.ts'
import type { FileSource } from '../../protocols/tftp/file-source.ts'
import { readableBytes, type VersionedFile } from '../../base/readable-file.ts'
import { provenMac, type WhoIs } from '../../base/who-is.ts'

/** Files that machines can fetch over TFTP or HTTP. */
export interface BootFiles {
  readonly routes: readonly Route[]
  readonly files: FileSource
}

/** Turns the meaning of a path (decided in `boot/served`) into bytes: a program, a script or a slice of an ISO. */
export function createBootFiles(needs: {
  servedFile: (path: string, client: ServedFileClient) => ServedFile | null
  programs: BootPrograms
  images: ImageSource
  overlays: ImageOverlays
  secureBootFiles: SecureBootFiles
  whoIs: WhoIs
  record: RecordFact
}): BootFiles {
  const { servedFile, programs, images, overlays, secureBootFiles, whoIs, record } = needs

  const routes: readonly Route[] = [
    createWholeImageRoute(images),
    createImageTreeRoute(images),
    createOverlayRoute({
      async openOverlay(path, client) {
        const found = servedFile(path, { ...client, transport: 'http' })
        return found?.kind === 'overlay' ? overlays.open(found) : null
      },
    }),
    createSecureBootRoute({
      async openSecureBootFile(path, client) {
        const found = servedFile(path, { ...client, transport: 'http' })
        const isOurs = found?.kind === 'capsule' || found?.kind === 'signed-program'
        return isOurs ? secureBootFiles.open(found) : null
      },
    }),
    createOwnScriptRoute({
      async openOwnScript(path, client) {
        const found = servedFile(path, { ...client, transport: 'http' })
        return found?.kind === 'program' ? programs.open(found.name) : null
      },
    }),
    createScriptRoute({
      writeScript(path, client) {
        const found = servedFile(path, { ...client, transport: 'http' })
        return found?.kind === 'text' ? found : null
      },
    }),
    createBootProgramRoute({ openProgram: name => programs.open(name) }),
  ]

  const files: FileSource = async (name, { address }) => {
    const known = whoIs(address)
    const mac = known?.mac ?? null
    const found = servedFile(name, { mac, provenMac: provenMac(known), transport: 'tftp' })
    if (found === null) return null
    if (found.kind === 'program') return programs.open(found.name)
    if (found.kind === 'text') {
      for (const fact of found.facts) record(fact, { mac: found.mac ?? mac, ip: address })
      return readableBytes(Buffer.from(found.text))
    }
    if (found.kind === 'capsule' || found.kind === 'signed-program') return secureBootFiles.open(found)
    if (found.kind === 'overlay') {
      return overlays.open(found)
    }
    return found.path === null ? images.openWhole(found.id) : openInside(found.id, found.path)
  }
  const openInside = async (id: string, path: string): Promise<VersionedFile | null> => {
    const opened = await images.open(id, path)
    return opened?.kind === 'file' ? opened.file : null
  }

  return { routes, files }
}
