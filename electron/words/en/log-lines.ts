/** Log lines of the engine itself, under `line.<code of the line>`. */
export const enLogLines = {
  'line.dhcp.searching': 'Looking for other DHCP servers on {card}.',
  'line.dhcp.alone': 'No other DHCP server answered on {card}.',
  'line.dhcp.other-server-found': 'The DHCP server {server} answered on {card}.',
  'line.dhcp.other-server-found.file':
    'The DHCP server {server} answered on {card}. It tells machines to boot {bootFile}.',
  'line.dhcp.send-failed': 'Slipway couldn’t send a DHCP answer: {detail}',
  'line.dhcp.boot-server-port-taken':
    'Port {port} (PXE boot server) is in use. Machines don’t need it when Slipway assigns the addresses.',
  'line.dhcp.leases-unwritable':
    'Slipway can’t save leases, so no machine gets an address until it can: {detail}',
  'line.dhcp.malformed': 'Ignored a DHCP packet from {from}: {detail}',
  'line.dhcp.unsupported-hardware': 'Ignored a DHCP packet from {from}: {detail}',
  'line.dhcp.stage-failed': 'Ignored a DHCP packet from {from}: {detail}',
  'line.tftp.malformed': 'Ignored a TFTP request from {from}: {detail}',
  'line.tftp.file-source-failed': 'Ignored a TFTP request from {from}: {detail}',
  'line.tftp.port-unavailable': 'Ignored a TFTP request from {from}: {detail}',
  'line.tftp.too-many-transfers':
    'Ignored a TFTP request from {from}, because too many transfers are running: {detail}',
  'line.router.unavailable': 'Machines with an older iPXE may wait 16 s for an IPv6 router on {card}: {why}.',
  'line.router.send-failed': 'Slipway couldn’t send an IPv6 message on {card}: {detail}',
  'line.router.answered': 'Told the machine that no IPv6 router serves it, so that it doesn’t wait for one.',
  'line.router.heard': 'There is an IPv6 router ({address}) on {card}; it answers machines itself.',
  'line.card-lost': '{card} is gone or has no address. Serving continues when it is back.',
  'line.card-moved': '{card} has another address now. Slipway restarts serving there.',
  'line.card-back': '{card} is back. Slipway restarts serving.',
  'line.close-failed': 'A server didn’t close properly: {detail}',
  'line.iso-close-failed': 'Slipway couldn’t close an ISO file: {detail}',
  'line.image.imported.yes': 'Imported {file} as {name} in {took}. It boots over the network.',
  'line.image.imported.partial': 'Imported {file} as {name} in {took}. It partly boots over the network.',
  'line.image.imported.no': 'Imported {file} as {name} in {took}. It can’t boot over the network.',
  'line.image.imported': 'Imported {file} in {took}.',
  'line.image.refused': 'Slipway couldn’t import {path}. {problem}',
  'line.image.second-look-failed':
    'Slipway couldn’t look into an initrd. The result of the import doesn’t change.',
  'line.image.checksum':
    'The SHA-256 of {id} is {sha256}. {isMatch, select, true {It matches.} false {It doesn’t match the expected value.} other {There is nothing to compare it with.}}',
  'line.image.checksum-failed': 'Slipway couldn’t compute the checksum of {file}.',
  'line.boot-files.needed': 'Downloading boot loaders from this system’s packages for the first start.',
  'line.boot-files.refreshing': 'Refreshing the package lists.',
  'line.boot-files.downloading': 'Downloading {packages}.',
  'line.boot-files.unknown-package':
    'The package lists of this system don’t contain {package}. Continuing without it.',
  'line.boot-files.incomplete-package':
    'The package {package} {version} doesn’t contain {program}. Continuing without it.',
  'line.boot-files.changed':
    'No machine gets {file}: it isn’t the file that came with {package} {version}. Run: slipway boot-files --fetch',
  'line.boot-files.fetched':
    '{count, plural, one {# boot loader or module is} other {# boot loaders and modules are}} in {folder}.',
  'line.machines-unwritable': 'Slipway can’t save machines. Serving continues.',
  'line.journal-unwritable': 'Slipway can’t write its log to the database. Serving continues.',
  'line.event-failed': 'Slipway couldn’t record what a machine did.',
  'line.background-failed': 'Something in the background failed. Serving continues. {detail}',
  'line.part-not-closed': '{part} didn’t close. Slipway closed everything else. {detail}',
  'line.listener-failed': 'Something that listens to the log failed: {detail}',
  'line.database-set-aside':
    'The database was damaged and is now {path}. Slipway started a new one. Add images, machines and settings again.',
  'line.undo-failed': 'Slipway couldn’t undo what was changed for serving: {detail}',
  'line.host-changed': 'Changed this computer, as agreed: {detail}.',
  'line.host-changed.open-ports': 'Opened ports on this computer, as agreed.',
  'line.host-changed.open-firewall': 'Opened the firewall of this computer, as agreed.',
  'line.host-changed.set-address': 'Gave a network card of this computer an address, as agreed.',
  'line.fault': '{method} failed because of an internal error: {error}',
} as const
