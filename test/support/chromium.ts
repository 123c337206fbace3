import { existsSync } from 'node:fs'
import { chromium, type Browser } from 'playwright-core'

/** Debian's and Ubuntu's Chromium; another one by environment. */
const executablePath = process.env['SLIPWAY_CHROMIUM'] ?? '/usr/bin/chromium'

/** Why no browser can be started here, with the command that would change it; null where one can. */
export function whyNoChromium(): string | null {
  return existsSync(executablePath) ? null : 'Chromium is missing: apt-get install chromium'
}

/** A headless Chromium that talks to nobody but the page under test. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath,
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
