import { describeSetupRemark } from '#contract/setup-text.ts'
import type { BootFile } from '#contract/methods.ts'
import { lines, type ExportedText, type ExportPlan } from './export-plan.ts'

/** What the folder is, how it is started, what it does otherwise than Slipway, and whose programs are in it. */
export function writeReadme(plan: ExportPlan): ExportedText {
  const { network, installedAt, kind } = plan
  const units = ['netboot-dnsmasq', 'netboot-nginx', ...(kind === 'kea' ? ['netboot-kea'] : [])]
  return {
    path: 'README.md',
    text: lines([
      '# A netboot server',
      '',
      `Written by Slipway ${plan.version} for a server with the address ${network.address}/${network.prefixLength}. Menus and`,
      'scripts hold this address: for another one, export once more.',
      '',
      '| | |',
      '|---|---|',
      ...contents(plan).map(([path, what]) => `| \`${path}\` | ${what} |`),
      '',
      '## Start it',
      '',
      `The folder has to lie at \`${installedAt}\`, readable for the users that dnsmasq and nginx run as. Dot files and links belong to`,
      'it: copy it with `rsync -a`. On Debian or Ubuntu, as root:',
      '',
      '```sh',
      `apt-get install dnsmasq-base nginx-light${kind === 'kea' ? ' kea-dhcp4-server' : ''}`,
      `dnsmasq --test --conf-file=${installedAt}/dnsmasq.conf`,
      `nginx -t -p ${installedAt} -c nginx.conf`,
      ...(kind === 'kea' ? [`kea-dhcp4 -t ${installedAt}/kea-dhcp4.conf`] : []),
      `cp ${installedAt}/systemd/*.service /etc/systemd/system/`,
      'systemctl daemon-reload',
      `systemctl enable --now ${units.join(' ')}`,
      '```',
      '',
      'A firewall has to let through UDP 67 and 69 (68 and 4011 as well beside another DHCP server) and TCP',
      `${network.httpPort}. \`files/\` can be read by anybody on the network, by TFTP and by HTTP; so can \`http/\`, but for the answers of`,
      'machines with a fixed address, which nginx gives to that address alone.',
      '',
      '## What is otherwise than with Slipway',
      '',
      '- Nothing is taken back by itself: "start once" and "installed, so start from disk" need somebody who keeps account.',
      '- No second loader is tried where the first one does not start, and nobody says why a boot stopped: read the journal of',
      '  dnsmasq and `access.log`.',
      "- What iPXE on UEFI leaves to GRUB (Xen) shows GRUB's menu, where it is chosen once more.",
      ...(network.dhcp === 'proxy' ? ['- Beside another DHCP server UEFI HTTP boot gets no answer.'] : []),
      ...plan.remarks.map(remark => `- ${describeSetupRemark(remark)}`),
      '',
      '## Slipway itself on a server',
      '',
      `\`slipway/slipway.service\` and \`slipway/Dockerfile\` run \`slipway serve\` there. Its state is in \`${plan.dataFolder}\`: copy that`,
      'folder to `/var/lib/slipway` while Slipway is not running, and the ISOs to the same paths.',
      '',
      '## Boot programs',
      '',
      '| file | package | version | licence |',
      '|---|---|---|---|',
      ...plan.programs
        .filter(isProgram)
        .map(file => `| ${file.name} | ${file.package || 'your own'} | ${file.version} | ${file.licence} |`),
    ]),
  }
}

/** GRUB's modules are hundreds. */
const isProgram = ({ name }: BootFile): boolean => !/\.(mod|lst)$/.test(name)

function contents({ kind, network }: ExportPlan): readonly (readonly [string, string])[] {
  return [
    ...(kind === 'kea' ? ([['kea-dhcp4.conf', 'Kea: addresses and what to boot']] as const) : []),
    [
      'dnsmasq.conf',
      kind === 'kea'
        ? 'dnsmasq: TFTP alone'
        : network.dhcp === 'proxy'
          ? 'dnsmasq: what to boot, beside another DHCP server; TFTP'
          : 'dnsmasq: addresses, what to boot, TFTP',
    ],
    ['nginx.conf', 'nginx: HTTP'],
    ['files/', 'boot programs, menus, the files of discs'],
    ['http/', 'unattended-install files, by HTTP only'],
    ['systemd/', 'services for systemd'],
    ['slipway/', 'Slipway itself as a service or a container'],
  ]
}
