import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Child } from '../support/child.ts'
import type { Namespace } from '../support/namespace.ts'
import { unpackedProgram } from '../support/unpacked-program.ts'

const run = promisify(execFile)

/** nginx's program, unpacked and not installed: the installed package would start a web server on this computer. */
export async function nginxProgram(): Promise<string | null> {
  // Debian 12 keeps the program in `nginx`; before that `nginx` was empty and `nginx-light` had it.
  for (const name of ['nginx', 'nginx-light']) {
    const program = await unpackedProgram(name, 'usr/sbin/nginx')
    // If a library is missing, it exits at once.
    const runs =
      program !== null &&
      (await run(program, ['-v']).then(
        () => true,
        () => false,
      ))
    if (runs) return program
  }
  return null
}

/** Serves `root` as a plain static server does by default, with sendfile; stopped with the namespace. */
export async function startNginx(
  namespace: Namespace,
  options: {
    readonly program: string
    readonly folder: string
    readonly root: string
    readonly listen: string
  },
): Promise<Child> {
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
  const child = namespace.start([program, '-c', configuration, '-p', folder])
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
  return child
}
