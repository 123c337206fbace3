/** Events of a machine, one log line each. The machine is named next to the line. */
export const enEvents = {
  'event.dhcp.discovered.ipxe': 'iPXE requests an address ({arch})',
  'event.dhcp.discovered.boot': 'Requests network boot ({arch})',
  'event.dhcp.discovered.other': 'Requests an address',
  'event.dhcp.offered': 'Offered {address}',
  'event.dhcp.offered.boot-file': 'Offered {address}, boot file {file}',
  'event.dhcp.acknowledged': 'Assigned {address} for {lease}',
  'event.dhcp.acknowledged.boot-file': 'Assigned {address} for {lease}, boot file {file}',
  'event.dhcp.proxy-offered.direct': 'Offered boot file {file}; another server assigns its address',
  'event.dhcp.proxy-offered.boot-server':
    'Told to ask Slipway on port 4011 for its boot file; another server assigns its address',
  'event.dhcp.boot-server-answered': 'Asked on port 4011, got boot file {file}',
  'event.dhcp.foreign-address': 'Takes address {address} from {server}',
  'event.dhcp.foreign-address.unknown-server': 'Has address {address} from another server',
  'event.dhcp.other-server-seen.conflict':
    'DHCP server {server} also assigns addresses on this network. Turn one of the two off, or serve in proxy mode',
  'event.dhcp.other-server-seen.alone': 'DHCP server {server} assigns addresses on this network',
  'event.dhcp.proxy-failed.offer-ignored':
    'Took an address from {server} and ignored the boot information. Some firmware does this: use server mode, or let {server} name the boot file',
  'event.dhcp.proxy-failed.offer-ignored.unknown-server':
    'Took an address from another server and ignored the boot information. Some firmware does this: use server mode, or let that server name the boot file',
  'event.dhcp.proxy-failed.other-boot-file':
    '{server} tells machines to load {other}, and this one did. Remove that setting there, or change it to {file}',
  'event.dhcp.proxy-failed.other-boot-file.unknown-server':
    'Another server tells machines to load {other}, and this one did. Remove that setting there, or change it to {file}',
  'event.dhcp.proxy-failed.no-request':
    'Took no address from any server. Either no DHCP server answers it, or its firmware rejects a second answer: use server mode',
  'event.dhcp.proxy-failed.file-not-fetched':
    'Asked on port 4011 and never loaded {file}. A firewall may be blocking UDP port 69 on this computer',
  'event.file-on-server': '{file} (on {server})',
  'event.dhcp.ignored.denied': 'Not answered: it is on the list of machines to ignore',
  'event.dhcp.ignored.not-allowed': 'Not answered: it is not on the list of machines to serve',
  'event.dhcp.ignored.not-known': 'Not answered: only machines with a name or a fixed address are served',
  'event.dhcp.ignored.not-a-boot-client': 'Not answered: it does not request network boot',
  'event.dhcp.ignored.set-to-ignore': 'Not answered: it is set to be ignored',
  'event.dhcp.address-in-use': '{address} is in use by {holder}, so Slipway does not assign it',
  'event.dhcp.refused': 'Request refused: {why}',
  'event.dhcp.refused.address': 'Request for {address} refused: {why}',
  'event.dhcp.declined': 'Declines {address}: another device answers there',
  'event.dhcp.released': 'Releases {address}',
  'event.dhcp.pool-exhausted':
    'No address is free between {first} and {last}. The list of leases shows which machines have them',
  'event.tftp.started': 'Loading {file} over TFTP: {size} in blocks of {blksize} bytes, window {windowsize}',
  'event.tftp.progress': 'Loading {file} over TFTP: {sent} of {size} ({part})',
  'event.tftp.finished': 'Loaded {file} over TFTP: {size} in {time}',
  'event.tftp.probed': 'Asked for the size of {file}: {size} (normal)',
  'event.tftp.missing': 'Asked for {file} over TFTP, which does not exist',
  'event.tftp.failed': 'Stopped loading {file} over TFTP at {sent} of {size} ({part}): {why}',
  'event.http.started': 'Loading {path} over HTTP: {size}',
  'event.http.progress': 'Loading {path} over HTTP: {sent} of {size} ({part})',
  'event.http.finished': 'Loaded {path} over HTTP: {sent} in {time}',
  'event.http.finished.unchanged': 'Already has {path}',
  'event.http.finished.refused': 'Asked for {path} over HTTP: refused with status {status}',
  'event.http.finished.asked': 'Asked about {path} over HTTP',
  'event.http.missing': 'Asked for {path} over HTTP, which does not exist',
  'event.http.aborted': 'Stopped loading {path} over HTTP at {sent} of {size} ({part})',
  'event.menu.served': 'Got the {loader} menu with {n, plural, one {# entry} other {# entries}}',
  'event.entry.chosen': 'Chose {title}',
  'event.entry.chosen.short-memory':
    'Chose {title}, which needs about {needed} of memory; this machine has {has}',
  'event.start.waits':
    'Waiting for its turn: {loading, plural, one {# machine is loading} other {# machines are loading}}, {ahead} ahead of it',
  'event.answer.served': 'Loaded answer file {file} of {answer}',
  'event.answer.skipped.does-not-fit':
    'Starts without answer file {answer}: the installer of this entry reads a different kind of file',
  'event.answer.skipped.unconfirmed':
    'Starts without answer file {answer}: no one has confirmed yet what it erases',
  'event.answer.skipped.invalid': 'Starts without answer file {answer}, which has an error',
  'event.answer.skipped.invalid.problem':
    'Starts without answer file {answer}, which has an error: {problem}',
  'event.answer.skipped.other-machine':
    'Starts without answer file {answer}: its menu was requested from the address of another machine',
  'event.answer.skipped.unknown-address':
    'Starts without answer file {answer}: Slipway can’t tell which machine has its address',
  'event.answer.refused.other-machine':
    'Asked for answer file {file} and got none: it is for another machine',
  'event.answer.refused.expired':
    'Asked for answer file {file} and got none: it was for a boot that is over, or never existed',
  'event.answer.refused.unconfirmed':
    'Asked for answer file {file} and got none: no one has confirmed yet what it erases',
  'event.answer.refused.invalid': 'Asked for answer file {file} and got none: it has an error',
  'event.answer.adopted': 'Sent back its own answer file; Slipway saved it as {answer}',
  'event.secure-boot.seen.unsigned': 'Started an unsigned program: its Secure Boot is off',
  'event.secure-boot.seen.on': 'Reports that Secure Boot is on',
  'event.secure-boot.seen.off': 'Reports that Secure Boot is off',
  'event.secure-boot.restart-chosen':
    'Chose {title} and restarts, so that its firmware starts the shim that trusts it',
  'event.secure-boot.refused.seen': 'Did not start {title}: {why}',
  'event.secure-boot.refused.expected': 'Will not start {title}: {why}',
  'event.loader.failed.came-back':
    '{program} did not start: the machine loaded all of it and returned to its firmware. At its next boot it gets {next}',
  'event.loader.failed.came-back.last':
    '{program} did not start: the machine loaded all of it and returned to its firmware. There is no other boot loader for it',
  'event.loader.failed.silent':
    '{program} did not start: the machine loaded all of it and was not heard from again. At its next boot it gets {next}',
  'event.loader.failed.silent.last':
    '{program} did not start: the machine loaded all of it and was not heard from again. There is no other boot loader for it',
  'event.loader.works': '{program} works on this machine and stays its boot loader',
  'event.config.unknown.grub-legacy':
    'Asked for {file}, which Slipway does not serve. It is for GRUB Legacy, from before 2009: set another boot loader for this machine, for example pxelinux.0',
  'event.config.unknown.syslinux':
    'Asked for {file}, which Slipway does not serve. PXELINUX gets its menu as pxelinux.cfg/…: set pxelinux.0 as the boot loader',
  'event.config.unknown.esxi':
    'Asked for {file}, which Slipway does not serve. It is for the ESXi loader: start ESXi from the menu, which rewrites its boot.cfg',
  'event.config.unknown.systemd-boot':
    'Asked for {file}, which Slipway does not serve. systemd-boot reads no menu over the network: set another boot loader',
  'event.config.unknown.raspberry-pi':
    'Asked for {file}, which Slipway does not serve. The files of a Raspberry Pi belong in the folder for boot programs',
  'event.config.unknown.unknown':
    'Asked for {file}, which Slipway does not serve. Put it into the folder for boot programs, or set another boot loader for this machine',
  'event.machine.reported': 'Reported: {text}',
  'event.machine.reported.installing': 'Reported that it is installing',
  'event.machine.reported.installing.text': 'Reported that it is installing: {text}',
  'event.machine.reported.installed': 'Reported that it is installed',
  'event.machine.reported.installed.text': 'Reported that it is installed: {text}',
  'event.machine.reported.failed': 'Reported that the installation failed',
  'event.machine.reported.failed.text': 'Reported that the installation failed: {text}',
  'event.machine.logged': '{program}: {text}',
  'event.machine.logged.unnamed': 'Log: {text}',
  'event.machine.log-dropped':
    'Sent {count, plural, one {# more log line} other {# more log lines}} than Slipway keeps',
  'event.machine.next-changed': '{reason}: {next}',
  'event.next-reason.once-started': 'Started its entry once',
  'event.next-reason.installed': 'Is installed',
  'event.next-reason.restarted': 'Returned after loading everything, which counts as installed',
  'event.next.menu': 'its next network boot shows the menu, with its own disk selected',
  'event.next.once': 'its next network boot starts its entry',
  'event.next.always': 'its next network boot starts its entry again, as set',
  'event.next.local': 'it starts from its own disk until that is changed',
  'event.next.ignore': 'it gets no answer',
  'event.machine.woken': 'Sent a wake-up packet on {nic} to {sentTo}. Wake-on-LAN gives no confirmation',

  'refusal.unsigned': 'its kernel is not signed, and Secure Boot is on',
  'refusal.damaged': 'its kernel was changed after it was signed, and Secure Boot is on',
  'refusal.needs-other-shim': 'the shim that it loaded does not trust {signer}',
  'refusal.needs-other-shim.unnamed': 'the shim that it loaded does not trust the signer of its kernel',
  'refusal.not-loaded': 'its GRUB could not load the kernel, with Secure Boot on',
  'refusal.not-known': 'Secure Boot is on, and the signature of its kernel is not known',
} as const
