import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { parse } from 'yaml'
import { callHomeSnippet, SNIPPET_KINDS } from '#contract/call-home-snippet.ts'

const BASE = 'http://10.99.0.1:8080/report'

/** A server on loopback that records requests. */
async function openServer(status = 200): Promise<{ base: string; paths: string[] }> {
  const paths: string[] = []
  const server = createServer((request, response) => {
    paths.push(request.url ?? '')
    response.writeHead(status).end('ok\n')
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return { base: `http://127.0.0.1:${(server.address() as { port: number }).port}/report`, paths }
}

/** A folder in which only these programs can be found by name. */
function pathWith(programs: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'slipway-path-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const [name, target] of programs.map(one => one.split('=') as [string, string])) {
    writeFileSync(join(folder, name), `#!/bin/sh\nexec ${target} "$@"\n`, { mode: 0o755 })
  }
  return folder
}

const curl = execFileSync('sh', ['-c', 'command -v curl'], { encoding: 'utf8' }).trim()

it.each([
  ['curl', [`curl=${curl}`]],
  ['the wget of BusyBox', ['wget=/bin/busybox wget']],
])('one line gets the ticket and calls home with %s', async (_, programs) => {
  const { base, paths } = await openServer()
  const line = callHomeSnippet('shell', base)
  const child = spawn('/bin/sh', ['-e', '-c', line], { env: { PATH: pathWith(programs) } })
  expect(await new Promise(resolve => child.once('exit', resolve))).toBe(0)
  expect(paths).toEqual(['/report/ticket', '/report/ok/installed'])
})

it('never makes an installation fail, with no program and with no server', () => {
  for (const programs of [[], [`curl=${curl}`]]) {
    const { status } = spawnSync(
      '/bin/sh',
      ['-e', '-c', callHomeSnippet('shell', 'http://127.0.0.1:9/report')],
      {
        env: { PATH: pathWith(programs) },
      },
    )
    expect(status).toBe(0)
  }
})

it('is one command to YAML, for either outcome', () => {
  const { autoinstall } = parse(callHomeSnippet('autoinstall', BASE)) as {
    autoinstall: Record<string, string[]>
  }
  expect(autoinstall).toEqual({
    'late-commands': [callHomeSnippet('shell', BASE)],
    'error-commands': [callHomeSnippet('shell', BASE).replaceAll('installed', 'failed')],
  })
})

it.each(SNIPPET_KINDS)('for %s names the address', kind => {
  expect(callHomeSnippet(kind, BASE)).toContain(`${BASE}/ticket`)
  expect(callHomeSnippet(kind, BASE).split('\n').length).toBeLessThan(8)
})
