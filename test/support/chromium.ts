import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser } from 'playwright-core'

/** Debian's and Ubuntu's Chromium; another one by environment. */
const executablePath = process.env['SLIPWAY_CHROMIUM'] ?? '/usr/bin/chromium'

/** A headless Chromium that talks to no one but the page under test; inside a namespace when one is named. */
export async function launchChromium(options: { namespace?: string } = {}): Promise<Browser> {
  const program = options.namespace ? await inNamespace(options.namespace) : executablePath
  return chromium.launch({
    executablePath: program,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

/** A program that starts Chromium in a network namespace; Playwright talks to it over a pipe, which crosses. */
async function inNamespace(namespace: string): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'slipway-chromium-')), 'chromium')
  await writeFile(path, `#!/bin/sh\nexec ip netns exec ${namespace} ${executablePath} "$@"\n`, {
    mode: 0o755,
  })
  return path
}
