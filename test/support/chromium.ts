import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser } from 'playwright-core'

/** Debian's and Ubuntu's Chromium; the environment can name another one. */
const executablePath = process.env['SLIPWAY_CHROMIUM'] ?? '/usr/bin/chromium'

/** A headless Chromium that connects only to the page under test; in a namespace if one is given. */
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
