import { ESLint } from 'eslint'
import tseslint from 'typescript-eslint'
import { describe, expect, it } from 'vitest'

/** Without the rules that need types: a probe is a string, and no project contains it. */
const eslint = new ESLint({ overrideConfig: tseslint.configs.disableTypeChecked })

async function problemsIn(filePath: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath })
  return (result?.messages ?? []).map(message => message.message)
}

/** A violation of each border, as it could be written by mistake. */
const CROSSINGS: readonly (readonly [what: string, file: string, code: string])[] = [
  ['contract imports Node', 'electron/contract/probe.ts', "import { join } from 'node:path'\njoin('a')"],
  ['contract imports the engine', 'electron/contract/probe.ts', "import '#engine/engine.ts'"],
  ['contract imports the words', 'electron/contract/probe.ts', "import '#words/message.ts'"],
  ['the words import the engine', 'electron/words/probe.ts', "import '#engine/engine.ts'"],
  ['the words reach into the engine', 'electron/words/probe.ts', "import '../engine/engine.ts'"],
  ['the words import Vue', 'electron/words/probe.ts', "import 'vue'"],
  ['the words import Node', 'electron/words/de/probe.ts', "import 'node:fs'"],
  ['engine imports electron', 'electron/engine/probe.ts', "import { app } from 'electron'\napp.quit()"],
  ['engine imports vue', 'electron/engine/features/boot/probe.ts', "import { ref } from 'vue'\nref(1)"],
  ['engine imports the shell', 'electron/engine/probe.ts', "import '../main/main.ts'"],
  ['dhcp imports store', 'electron/engine/protocols/dhcp/probe.ts', "import '../../store/database.ts'"],
  [
    'a dhcp stage imports store',
    'electron/engine/protocols/dhcp/stage/probe.ts',
    "import '../../../store/database.ts'",
  ],
  ['tftp imports http', 'electron/engine/protocols/tftp/probe.ts', "import '../http/route.ts'"],
  ['http imports image', 'electron/engine/protocols/http/probe.ts', "import '../../image/volume.ts'"],
  ['image imports dhcp', 'electron/engine/image/probe.ts', "import '../protocols/dhcp/packet.ts'"],
  ['store imports tftp', 'electron/engine/store/probe.ts', "import '../protocols/tftp/server.ts'"],
  ['dhcp opens a socket', 'electron/engine/protocols/dhcp/probe.ts', "import 'node:dgram'"],
  ['boot opens the database', 'electron/engine/features/boot/probe.ts', "import 'better-sqlite3'"],
  ['tftp makes system calls', 'electron/engine/protocols/tftp/probe.ts', "import 'koffi'"],
  ['headless imports electron', 'electron/headless/probe.ts', "import 'electron'"],
  ['preload imports the engine', 'electron/preload/probe.ts', "import '#engine/engine.ts'"],
  ['preload imports Node', 'electron/preload/probe.ts', "import 'node:fs'"],
  ['renderer imports the engine', 'renderer/probe.ts', "import '#engine/engine.ts'"],
  ['renderer imports electron', 'renderer/probe.ts', "import 'electron'"],
  [
    'boot reaches past the front door of the library',
    'electron/engine/features/boot/probe.ts',
    "import '../library/image-catalogue.ts'",
  ],
  [
    'a folder of doctor reaches into lab',
    'electron/engine/features/doctor/check/probe.ts',
    "import '../../lab/qemu-command.ts'",
  ],
  ['a feature imports the engine', 'electron/engine/features/lab/probe.ts', "import '../../engine.ts'"],
  [
    'a protocol imports a feature',
    'electron/engine/protocols/tftp/probe.ts',
    "import '../../features/boot/create-boot.ts'",
  ],
  ['dhcp imports tftp', 'electron/engine/protocols/dhcp/probe.ts', "import '../tftp/packet.ts'"],
  ['base imports net', 'electron/engine/base/probe.ts', "import '../net/network.ts'"],
  ['net imports a protocol', 'electron/engine/net/probe.ts', "import '../protocols/dhcp/packet.ts'"],
  ['a file imports a barrel', 'electron/engine/probe.ts', "import './dhcp/index.ts'"],
]

describe('npm run lint refuses', () => {
  it.each(CROSSINGS)('%s', async (_what, file, code) => {
    expect((await problemsIn(file, code)).join('\n')).toContain('import is restricted')
  })

  it('a file of more than 500 lines', async () => {
    const complaints = await problemsIn('electron/engine/probe.ts', 'export {}\n'.repeat(501))
    expect(complaints.join('\n')).toContain('too many lines')
  })

  it('v-html', async () => {
    const code = '<script setup lang="ts">const x = "a"</script><template><p v-html="x" /></template>'
    expect((await problemsIn('renderer/components/Probe.vue', code)).join('\n')).toContain('XSS')
  })
})

describe('npm run lint allows', () => {
  it.each([
    [
      'engine to import the contract',
      'electron/engine/protocols/dhcp/probe.ts',
      "import '#contract/address.ts'",
    ],
    [
      'dhcp to import bytes',
      'electron/engine/protocols/dhcp/probe.ts',
      "import '../../base/bytes/byte-reader.ts'",
    ],
    ['engine to import the words', 'electron/engine/protocols/dhcp/probe.ts', "import '#words/message.ts'"],
    ['renderer to import the words', 'renderer/probe.ts', "import '#words/message.ts'"],
    [
      'the words to import the contract and each other',
      'electron/words/de/probe.ts',
      "import '#contract/address.ts'\nimport '../en/serve.ts'",
    ],
    [
      'a feature to import the create file of another',
      'electron/engine/features/boot/probe.ts',
      "import type { Library } from '../library/create-library.ts'",
    ],
    ['net to open sockets', 'electron/engine/net/probe.ts', "import 'node:dgram'\nimport 'koffi'"],
    [
      'engine.ts to join the folders',
      'electron/engine/probe.ts',
      "import './dhcp/server.ts'\nimport './store/database.ts'",
    ],
  ])('%s', async (_what, file, code) => {
    expect(await problemsIn(file, code)).toEqual([])
  })
})
