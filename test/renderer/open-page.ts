import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { openWebServer, type WebServer } from '../../electron/headless/web/web-server.ts'
import rendererConfig from '../../build/vite.renderer.ts'
import { createFakeEngine, type FakeEngine } from './fake-engine.ts'
import { scenarios, type Scenario } from './scenarios.ts'

const uiFolder = fileURLToPath(new URL('../../out/renderer', import.meta.url))

/** Builds the page as it ships. */
export async function buildPage(): Promise<void> {
  await build({ ...rendererConfig, logLevel: 'warn' })
}

/** The built page behind the real web server, with its real security headers, over an engine that only pretends. */
export async function openPage(
  scenario: Scenario,
  dataFolder: string,
): Promise<{ engine: FakeEngine; server: WebServer }> {
  const engine = createFakeEngine(scenarios[scenario](), dataFolder)
  const server = await openWebServer({ host: '127.0.0.1', port: 0, isPortFixed: true, engine, uiFolder })
  return { engine, server }
}
