import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { openWebServer, type WebServer } from '../../electron/headless/web/web-server.ts'
import { createFakeEngine, type FakeEngine } from './fake-engine.ts'
import { scenarios, type Scenario } from './scenarios.ts'

/** Builds the page into `folder` from the current sources. */
export function buildPage(folder: string, env: Readonly<Record<string, string>> = {}): void {
  execFileSync(process.execPath, [fileURLToPath(new URL('build-page.ts', import.meta.url)), folder], {
    env: { ...process.env, NODE_ENV: 'production', ...env },
    stdio: 'inherit',
  })
}

/** The built page behind the real web server, with its real security headers, connected to a fake engine. */
export async function openPage(
  scenario: Scenario,
  folders: { readonly ui: string; readonly data: string },
): Promise<{ engine: FakeEngine; server: WebServer }> {
  const engine = createFakeEngine(scenarios[scenario](), folders.data)
  const server = await openWebServer({
    host: '127.0.0.1',
    port: 0,
    isPortFixed: true,
    engine,
    uiFolder: folders.ui,
  })
  return { engine, server }
}
