import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { temporaryFolder } from '../support/temporary-folder.ts'

vi.mock('electron', () => import('../support/electron/electron-double.ts'))
const { answerUi } = await import('../../electron/main/ui-protocol.ts')

function uiFolder(): string {
  const root = temporaryFolder()
  const folder = join(root, 'renderer')
  mkdirSync(join(folder, 'assets'), { recursive: true })
  writeFileSync(join(folder, 'index.html'), '<p>page</p>')
  writeFileSync(join(folder, 'assets', 'app.js'), 'let a')
  writeFileSync(join(root, 'secret.txt'), 'secret')
  return folder
}

it('serves the page and its files with their types and the security policy', async () => {
  const folder = uiFolder()
  const page = await answerUi(folder, new Request('app://ui/'))
  expect(await page.text()).toBe('<p>page</p>')
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(page.headers.get('content-security-policy')).toContain("require-trusted-types-for 'script'")
  const script = await answerUi(folder, new Request('app://ui/assets/app.js'))
  expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
})

it.each([
  'app://ui/../secret.txt',
  'app://ui/%2e%2e/secret.txt',
  'app://ui/..%2fsecret.txt',
  'app://ui/..%5csecret.txt',
  'app://ui/assets/..%2f..%2fsecret.txt',
  'app://ui/index.html%00.js',
  'app://ui/%E0%A4%A',
  'app://ui//etc/passwd',
  'app://other/index.html',
  'app://ui/assets',
])('serves nothing from outside for %s', async url => {
  const response = await answerUi(uiFolder(), new Request(url))
  expect(response.status).toBe(404)
  expect(await response.text()).not.toContain('secret')
})

it('accepts no method but GET', async () => {
  expect((await answerUi(uiFolder(), new Request('app://ui/', { method: 'POST' }))).status).toBe(404)
})
