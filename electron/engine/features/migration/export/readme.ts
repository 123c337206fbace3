import { createWords } from '#words/describe.ts'
import { catalogue } from '#words/en/catalogue.ts'
import { messageOfSetupRemark } from '#words/setup-remark.ts'
import type { BootFile } from '#contract/methods.ts'
import { lines, type ExportedText, type ExportPlan } from './export-plan.ts'

/** Explains what the folder is, how to start it, how it differs from Slipway, and which programs it contains. */
export function writeReadme(plan: ExportPlan): ExportedText {
  const { network, installedAt, kind } = plan
  // Always in English, because the server's operator may speak another language than the person who exports.
  const english = createWords('en', catalogue)
  const units = ['netboot-dnsmasq', 'netboot-nginx', ...(kind === 'kea' ? ['netboot-kea'] : [])]
  return {
    path: 'README.md',
    text: lines([
      '# A netboot server',
      '',
      `Written by Slipway ${plan.version} for a server with the address ${network.address}/${network.prefixLength}. Menus and`,
      'scripts contain this address. If the server gets another one, export again.',
      '',
      '| | |',
      '|---|---|',
      ...contents(plan).map(([path, what]) => `| \`${path}\` | ${what} |`),
      '',
      '## Start it',
      '',
      `The folder must be at \`${installedAt}\`, readable for the users that dnsmasq and nginx run as. Copy it with \`rsync -a\`, which`,
      'includes dot files and links. On Debian or Ubuntu, as root:',
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
      'Allow UDP 67 and 69 in the firewall (next to another DHCP server also 68 and 4011) and TCP',
      `${network.httpPort}. Anyone on the network can read \`files/\` by TFTP and HTTP, and \`http/\` by HTTP. The answer files of`,
      'machines with a fixed address are an exception: nginx gives them to that address only.',
      '',
      '## What differs from Slipway',
      '',
      '- "Start once" and "installed, so start from disk" don\'t work: this server doesn\'t count boots.',
      "- If the first boot loader doesn't start, no other one is tried, and nothing says why a boot stopped. Read the journal of",
      '  dnsmasq and `access.log`.',
      "- What iPXE on UEFI leaves to GRUB (Xen) shows GRUB's menu, where you choose the entry again.",
      ...(network.dhcp === 'proxy' ? ['- Next to another DHCP server, UEFI HTTP boot gets no answer.'] : []),
      ...plan.remarks.map(remark => `- ${english.describe(messageOfSetupRemark(remark))}`),
      '',
      '## Slipway itself on a server',
      '',
      `\`slipway/slipway.service\` and \`slipway/Dockerfile\` run \`slipway serve\` there. Its data is in \`${plan.dataFolder}\`. While`,
      "Slipway isn't running, copy that folder to `/var/lib/slipway`, and the ISOs to the same paths.",
      '',
      '## Boot loaders',
      '',
      '| file | package | version | licence |',
      '|---|---|---|---|',
      ...plan.programs
        .filter(isProgram)
        .map(file => `| ${file.name} | ${file.package || 'custom'} | ${file.version} | ${file.licence} |`),
    ]),
  }
}

/** There are hundreds of GRUB modules. */
const isProgram = ({ name }: BootFile): boolean => !/\.(mod|lst)$/.test(name)

function contents({ kind, network }: ExportPlan): readonly (readonly [string, string])[] {
  return [
    ...(kind === 'kea' ? ([['kea-dhcp4.conf', 'Kea: addresses and what to boot']] as const) : []),
    [
      'dnsmasq.conf',
      kind === 'kea'
        ? 'dnsmasq: TFTP only'
        : network.dhcp === 'proxy'
          ? 'dnsmasq: what to boot, next to another DHCP server; TFTP'
          : 'dnsmasq: addresses, what to boot, TFTP',
    ],
    ['nginx.conf', 'nginx: HTTP'],
    ['files/', 'boot loaders, menus, the files of discs'],
    ['http/', 'answer files, by HTTP only'],
    ['systemd/', 'services for systemd'],
    ['slipway/', 'Slipway itself as a service or a container'],
  ]
}
