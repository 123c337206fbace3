/** Doctor's findings on this computer and network, and the checks that passed. */
export const enDoctorFindings = {
  'doctor.finding.no-card.symptom': 'This computer has no network card.',
  'doctor.finding.no-card.cause': 'Machines boot over a cable, and there is no card to plug it into.',
  'doctor.finding.no-card.fix': 'Plug in a network adapter.',
  'doctor.finding.card-without-address.symptom': '{card} has no IPv4 address.',
  'doctor.finding.card-without-address.cause':
    'Machines need an address at which they can reach this computer.',
  'doctor.finding.card-without-address.fix':
    'For a direct cable to one machine, give it {address}. Or choose another card.',
  'doctor.finding.card-without-address.fix.unnamed':
    'For a direct cable to one machine, give it an address. Or choose another card.',
  'doctor.finding.card-link-local.symptom': '{card} got no address from a DHCP server.',
  'doctor.finding.card-link-local.cause':
    'It chose {address} itself, and gives that up as soon as a server answers.',
  'doctor.finding.card-link-local.fix': 'Give the card a fixed address, for example 192.168.7.1/24.',
  'doctor.finding.card-without-link.symptom': 'Nothing is connected to {card}.',
  'doctor.finding.card-without-link.cause': 'No cable is plugged in, or the machine at the other end is off.',
  'doctor.finding.card-without-link.fix': 'Plug in the cable and switch on the machine.',
  'doctor.finding.card-wifi.symptom': '{card} is Wi-Fi.',
  'doctor.finding.card-wifi.cause':
    'Most access points don’t forward the broadcasts that machines use to find their boot server.',
  'doctor.finding.card-wifi.fix': 'Use a cable.',
  'doctor.finding.card-in-bridge.symptom': '{card} is a port of the bridge {bridge}.',
  'doctor.finding.card-in-bridge.cause': 'Packets from machines arrive at the bridge, not at the card.',
  'doctor.finding.card-in-bridge.fix': 'Serve on {bridge}.',
  'doctor.finding.bridge-waits.symptom': 'The bridge {card} blocks a new port for {seconds} s.',
  'doctor.finding.bridge-waits.cause':
    'Spanning tree is on. A boot ROM stops asking for an address before the port opens.',
  'doctor.finding.bridge-waits.fix':
    'If the bridge has no loop, turn off spanning tree or shorten its forward delay.',
  'doctor.finding.ports-closed.symptom': 'Ports {ports} need administrator rights.',
  'doctor.finding.ports-closed.cause':
    'Network boot uses ports 67 and 69, which can’t be changed. Slipway needs no other rights.',
  'doctor.finding.ports-closed.fix': 'Allow ordinary programs to use ports from 67 up.',
  'doctor.finding.port-taken.symptom': '{port} is in use by {holder}.',
  'doctor.finding.port-taken.symptom.pid': '{port} is in use by {holder} (PID {pid}).',
  'doctor.finding.port-taken.symptom.unnamed': '{port} is in use by another program.',
  'doctor.finding.port-taken.cause': 'Two programs can’t listen on the same port.',
  'doctor.finding.port-taken.cause.proxy':
    'Machines need it only if another DHCP server assigns the addresses.',
  'doctor.finding.port-taken.fix': 'Stop that program, or choose another card.',
  'doctor.finding.port-taken.fix.http': 'Choose another HTTP port, or stop that program.',
  'doctor.finding.firewall-drops.symptom': 'The firewall of this computer blocks {ports} on {card}.',
  'doctor.finding.firewall-drops.cause': '{firewall} has no rule that allows Slipway.',
  'doctor.finding.firewall-drops.cause.zone': '{firewall} doesn’t allow them in the zone {zone}.',
  'doctor.finding.firewall-drops.cause.policy':
    'No rule of {firewall} accepts them, and the policy of table {table}, chain {chain} is drop.',
  'doctor.finding.firewall-drops.cause.rule':
    'The rule "{rule}" of {firewall} blocks them (table {table}, chain {chain}).',
  'doctor.finding.firewall-drops.fix': 'Allow machines on {card} while Slipway is serving.',
  'doctor.finding.firewall-unread.symptom': '{firewall} is on, and only an administrator can read its rules.',
  'doctor.finding.firewall-unread.cause':
    'By default it blocks requests from machines. Slipway can’t tell whether someone has allowed them.',
  'doctor.finding.firewall-unread.fix': 'If machines get no answer, allow them on {card}.',
  'doctor.finding.other-dhcp-server.symptom': 'Another DHCP server answers on {card}: {server}.',
  'doctor.finding.other-dhcp-server.cause':
    'If both assign addresses, other devices may lose their connection.',
  'doctor.finding.other-dhcp-server.cause.file':
    'If both assign addresses, other devices may lose their connection. It also tells machines to boot {bootFile}.',
  'doctor.finding.other-dhcp-server.cause.file-from':
    'If both assign addresses, other devices may lose their connection. It also tells machines to boot {bootFile} from {nextServer}.',
  'doctor.finding.other-dhcp-server.fix':
    'Let it assign the addresses and only add the boot information (proxy mode). Serve does this automatically.',
  'doctor.finding.tftp-fails.symptom': 'Slipway can’t load {file} from {address} by TFTP: {why}.',
  'doctor.finding.tftp-fails.cause':
    'Something on this computer blocks packets between its own programs. Machines then get no boot loader.',
  'doctor.finding.tftp-fails.fix': 'Check the firewall and security software.',
  'doctor.finding.http-fails.symptom': 'Slipway can’t load {file} from {address} by HTTP: {why}.',
  'doctor.finding.http-fails.cause':
    'Something on this computer blocks connections between its own programs. Machines then get no kernel.',
  'doctor.finding.http-fails.fix': 'Check the firewall, security software and proxies.',
  'doctor.finding.boot-programs-missing.symptom': 'Boot loaders are missing: {files}.',
  'doctor.finding.boot-programs-missing.cause': 'They are the first thing that a machine loads.',
  'doctor.finding.boot-programs-missing.fix': 'Download them from the packages of this system.',
  'doctor.finding.boot-program-changed.symptom': '{file} has changed since it was downloaded.',
  'doctor.finding.boot-program-changed.symptom.package':
    '{file} has changed since it was downloaded ({package} {version}).',
  'doctor.finding.boot-program-changed.cause':
    'The checksum differs: the file is damaged, or someone replaced it.',
  'doctor.finding.boot-program-changed.fix':
    'Download the boot loaders again. Custom boot loaders belong in the data folder.',
  'doctor.finding.disk-full.symptom': 'Only {free} is free in {path}.',
  'doctor.finding.disk-full.cause': 'Slipway keeps leases, the log and the kernels of images there.',
  'doctor.finding.disk-full.fix': 'Free some space, or choose another data folder with --data.',
  'doctor.finding.clock-wrong.symptom': 'The clock of this computer says {day}.',
  'doctor.finding.clock-wrong.cause':
    'That is before {later}, and this computer has files from that day. Leases expire by the clock.',
  'doctor.finding.clock-wrong.fix': 'Set the clock.',
  'doctor.finding.test-machines-incomplete.symptom': 'Not installed: {programs}.',
  'doctor.finding.test-machines-incomplete.cause': 'Only test machines need these programs; serving doesn’t.',
  'doctor.finding.test-machines-incomplete.fix':
    'Install them if you want to test an image without a second computer.',

  'doctor.fix.fetch-boot-files': 'Download the boot loaders',
  'doctor.fix.serve-as-proxy': 'Serve in proxy mode',
  'doctor.fix.serve-without-dhcp': 'Serve without DHCP',
  'doctor.fix.other-card': 'Serve on {card}',
  'doctor.fix.other-card.unnamed': 'Choose another card',
  'doctor.fix.other-http-port': 'Use HTTP port {port}',
  'doctor.fix.show-command': 'Show the command',

  'doctor.change.open-ports.restart': 'Allow the ports until restart',
  'doctor.change.open-ports.always': 'Always allow the ports',
  'doctor.change.open-firewall': 'Allow machines on {nic} in the firewall',
  'doctor.change.set-address': 'Give {nic} the address {address}/{prefixLength} while serving',

  'doctor.check.card': 'Network card',
  'doctor.check.ports': 'Ports',
  'doctor.check.firewall': 'Firewall',
  'doctor.check.dhcp-servers': 'Other DHCP servers',
  'doctor.check.boot-programs': 'Boot loaders',
  'doctor.check.tftp': 'TFTP',
  'doctor.check.http': 'HTTP',
  'doctor.check.disk': 'Disk space',
  'doctor.check.clock': 'Clock',
  'doctor.check.test-machines': 'Test machines',
  'doctor.check.skipped': '{check}: {why}',
  'doctor.skipped.no-usable-card': 'not checked, because no card has an address',
  'doctor.skipped.quick': 'not part of a quick check',
  'doctor.skipped.not-allowed': 'only an administrator can read its rules',
  'doctor.skipped.not-here': 'not supported on this system',
  'doctor.skipped.other-finding': 'not checked because of the finding above',
  'doctor.skipped.serving-changed': 'not checked because serving started or runs on another card',

  'doctor.fine.card': '{card} is up and has the address {address}',
  'doctor.fine.ports': 'Ports {ports} are free',
  'doctor.fine.ports.ours': 'Slipway uses ports {ports}',
  'doctor.fine.firewall': 'The firewall ({firewall}) allows machines',
  'doctor.fine.firewall.unnamed': 'No firewall blocks machines',
  'doctor.fine.dhcp-servers': 'No other DHCP server answers',
  'doctor.fine.dhcp-servers.proxy': 'Another server assigns the addresses, as it should',
  'doctor.fine.boot-programs':
    '{count, plural, one {# boot loader has} other {# boot loaders have}} the right checksum',
  'doctor.fine.boot-programs.unnamed': 'The boot loaders are installed',
  'doctor.fine.tftp': 'Loaded {file} from {address} by TFTP',
  'doctor.fine.http': 'Loaded {file} from {address} by HTTP',
  'doctor.fine.disk': '{free} is free',
  'doctor.fine.clock': 'The clock seems right',
  'doctor.fine.test-machines': 'QEMU, OVMF and swtpm are installed',
} as const
