import { execFile } from 'node:child_process'
import { mkdir, readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { downloadPackages, unpackPackage } from '#engine/boot/program/debian-archive.ts'
import type { Namespace } from '../support/namespace.ts'
import { TEST_CACHE } from '../support/test-kernel.ts'

const run = promisify(execFile)

/** nginx's program, unpacked and not installed: an installed one would start a web server on this computer. */
export async function nginxProgram(): Promise<string | null> {
  const folder = join(TEST_CACHE, 'nginx')
  const program = join(folder, 'unpacked', 'usr', 'sbin', 'nginx')
  if (!(await stat(program).catch(() => null))) {
    await mkdir(folder, { recursive: true })
    // Debian 12 keeps the program in `nginx`; before that `nginx` was empty and `nginx-light` had it.
    for (const name of ['nginx', 'nginx-light']) {
      await downloadPackages([name], folder)
      const file = (await readdir(folder)).find(entry => entry.startsWith(`${name}_`))
      if (file !== undefined) await unpackPackage(join(folder, file), join(folder, 'unpacked'))
      if (await stat(program).catch(() => null)) break
    }
  }
  // A library that is missing here makes it end at once.
  return run(program, ['-v']).then(
    () => program,
    () => null,
  )
}

/** Serves `root` as a plain static server does by default, with sendfile; ends with the namespace. */
export async function startNginx(
  namespace: Namespace,
  options: {
    readonly program: string
    readonly folder: string
    readonly root: string
    readonly listen: string
  },
): Promise<void> {
  const { program, folder, root, listen } = options
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    name => `${name}_temp_path ${join(folder, name)};`,
  )
  const configuration = join(folder, 'nginx.conf')
  await writeFile(
    configuration,
    `daemon off; worker_processes 1; user root; error_log stderr; pid ${join(folder, 'nginx.pid')};
events {}
http { access_log off; sendfile on; ${paths.join(' ')} server { listen ${listen}; root ${root}; } }
`,
  )
  namespace.start([program, '-c', configuration, '-p', folder])
  await namespace.run(
    'curl',
    '-s',
    '-o',
    '/dev/null',
    '--retry',
    '20',
    '--retry-connrefused',
    '--retry-delay',
    '1',
    `http://${listen}/`,
  )
}
