import { readFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { makePrintingDisk } from './printing-disk.ts'
import { makeTestIso, type TestIso } from './test-iso.ts'
import { NETWORK_UP, SYSTEM_UP } from './test-kernel.ts'

/** Precedes the place where it looks for its answer file. */
export const ANSWERS_MARK = 'SLIPWAY-ANSWERS '
/** Its last line: that it is installed, or why not. */
export const END_MARK = 'SLIPWAY-INSTALLER '

const SYSTEM = '/install/disk.img.gz'

/**
 * The smallest installer that reads a real answer file: Ubuntu's, named by `ds=nocloud-net;s=…`. It fetches
 * `user-data`, writes the system on its disc to the disk named there, runs the late commands and restarts.
 */
const INSTALLER = `${SYSTEM_UP}
${NETWORK_UP}
answers=$(sed -n 's/.*ds=nocloud[^ ]*;s=\\([^ ]*\\).*/\\1/p' /proc/cmdline)
iso=$(sed -n 's/.* url=\\([^ ]*\\).*/\\1/p' /proc/cmdline)
printf '\\n${ANSWERS_MARK}%s\\n' "$answers"
if ! wget -q -O /user-data "\${answers}user-data"; then
  echo '${END_MARK}has no answers'
  poweroff -f
fi
disk=$(sed -n 's/^ *path: "*\\([^" ]*\\)"*$/\\1/p' /user-data)
if ! wget -q -O - "\${iso%.iso}${SYSTEM}" | gunzip > "$disk"; then
  echo "${END_MARK}cannot write $disk"
  poweroff -f
fi
sync
sed -n 's/^    - "\\(.*\\)"$/\\1/p' /user-data > /late-commands
sh /late-commands
echo "${END_MARK}has installed $disk"
reboot -f
`

/** A disc like Ubuntu Server's, with this installer and a system that prints `DISK_MARK` when it starts from a disk. */
export async function makeInstallerIso(path: string): Promise<TestIso> {
  const disk = `${path}.disk`
  await makePrintingDisk(disk)
  return makeTestIso({
    path,
    layout: 'casper',
    init: INSTALLER,
    files: { [SYSTEM]: gzipSync(await readFile(disk)) },
  })
}
