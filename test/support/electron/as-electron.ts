import { registerHooks } from 'node:module'
import type { Page } from 'playwright-core'

// `node --import as-electron.ts main.js`: runs a packed main program with the double in place of Electron, as a packed app, and
// prints the title of its window and the data that its page got from the engine.
const double = new URL('electron-double.ts', import.meta.url).href
registerHooks({
  resolve: (name, context, next) =>
    name === 'electron' ? { url: double, shortCircuit: true } : next(name, context),
})
Object.defineProperty(process, 'resourcesPath', { value: process.env['STAND_IN_RESOURCES'] })

const { app } = await import('./fake-app.ts')
app.isPackaged = true
app.on('browser-window-created', (_event, window: { page: Promise<Page> }) => {
  const report = async (page: Page): Promise<void> => {
    await page.getByRole('main').waitFor()
    const info = await page.evaluate(async () => {
      const { slipway } = globalThis as unknown as {
        slipway: { call(method: string, input: null): Promise<{ value: unknown }> }
      }
      return (await slipway.call('app.info', null)).value
    })
    console.log(JSON.stringify({ window: await page.title(), info }))
  }
  window.page.then(report).catch((error: unknown) => {
    console.error(error)
    process.exit(1)
  })
})
