/** Why a boot stopped, the evidence, and what to do. Sentences are about the machine, whose name is above them. */
export const enFindings = {
  'finding.sure.certain': '{why}',
  'finding.sure.most-likely': 'Most likely: {why}',
  'finding.sure.possible': 'Possibly: {why}',

  'finding.no-address.title': 'It got no address',
  'finding.no-address.pool-exhausted': 'No address is free between {first} and {last}.',
  'finding.no-address.declined': 'It declined {address}: another device answers there.',
  'finding.no-address.refused': 'Slipway refused its request: {why}.',
  'finding.no-address.refused.address': 'Slipway refused its request for {address}: {why}.',
  'finding.no-address.not-ours': 'the address is not Slipway’s to assign',

  'finding.other-offer-taken.title': 'It took an address from another DHCP server',
  'finding.other-offer-taken.title.server': 'It took an address from another DHCP server, {server}',
  'finding.other-offer-taken':
    'Slipway offered {offered}; it took {address} instead and has requested nothing from Slipway since. Two servers assign addresses on this network.',

  'finding.offer-not-taken.title': 'It does not take the address that Slipway offers',
  'finding.offer-not-taken':
    'The offer does not reach it, or it waits for another server. Slipway offered {address} {count, plural, one {once} other {# times}} in {time} and received no request.',
  'finding.offer-not-taken.server':
    'The offer does not reach it, or it waits for another server ({server} also answers here). Slipway offered {address} {count, plural, one {once} other {# times}} in {time} and received no request.',

  'finding.proxy-not-heard.title': 'It did not load {bootFile}',
  'finding.proxy-not-heard.other-boot-file': '{server} tells it to load {other}, and it does.',
  'finding.proxy-not-heard.other-boot-file.unknown-server':
    'Another server tells it to load {other}, and it does.',
  'finding.proxy-not-heard.offer-ignored':
    'A firewall on this computer blocks {protocol} port {port}, or its firmware listens to one server only. It took {address} from {server} and never asked Slipway.',
  'finding.proxy-not-heard.offer-ignored.unknown-server':
    'A firewall on this computer blocks {protocol} port {port}, or its firmware listens to one server only. It took {address} from another server and never asked Slipway.',
  'finding.proxy-not-heard.file-not-fetched':
    'A firewall on this computer blocks {protocol} port {port}. It asked on port 4011 and got its answer, then nothing more came.',
  'finding.proxy-not-heard.no-request':
    'No DHCP server gives it an address, Slipway’s answer does not reach it, or its firmware does not accept two answers.',

  'finding.wrong-program.title': '{file} is not made for this machine',
  'finding.wrong-program': 'Its firmware is {arch} and starts only programs for {firmware}.',

  'finding.program-missing.title': '{file} does not exist',
  'finding.program-missing':
    'Slipway told it to load this file, and it asked {count, plural, one {once} other {# times}}. There is no file of that name.',

  'finding.program-not-asked.title': 'Its request for {file} isn’t reaching Slipway',
  'finding.program-not-asked':
    'A firewall on this computer blocks {protocol} port {port}. The machine has its address and the name of its boot file; no request has come for {time}.',

  'finding.blocks-lost.title': 'No block of {file} arrives',
  'finding.blocks-lost':
    'Something on the way does not carry packets this large. It asked {count, plural, one {once} other {# times}} for blocks of {blksize} bytes. Small packets get through, but it has confirmed nothing of the file.',

  'finding.program-stalled.title': 'Loading {file} stopped partway',
  'finding.program-stalled':
    'It confirmed {sent} of {size}, then nothing more. It started {count, plural, one {once} other {# times}}.',
  'finding.program-stalled.silent':
    'The connection broke. It has taken nothing more of the {size} for {time}.',

  'finding.second-stage-missing.title': '{file} does not exist',
  'finding.second-stage-missing': '{loader} started and asked for it as its next program.',

  'finding.loader-without-menu.title': 'GRUB has not asked for its menu',
  'finding.loader-without-menu.second-server': 'GRUB does not listen to a second DHCP server. {loaded}',
  'finding.loader-without-menu.http':
    'This GRUB came by HTTP boot and cannot read its menu over HTTP. {loaded}',
  'finding.loader-without-menu.unknown': 'GRUB doesn’t work with this network card. {loaded}',

  'finding.secure-boot.title': 'It did not start {file}',
  'finding.secure-boot': 'Secure Boot is on and rejects programs that are not signed for it. {loaded}',

  'finding.program-not-started.title': '{file} does not start on this machine',
  'finding.program-not-started':
    'This boot loader doesn’t work with this network card, or its file is damaged. {loaded}',

  'finding.loaded-whole': 'It loaded all {size}, and nothing has been heard from the program for {time}.',
  'finding.loaded-whole.again': 'It loaded all {size}, then restarted before the program reported in.',

  'finding.script-not-asked.title': 'iPXE started but can’t reach Slipway over HTTP',
  'finding.script-not-asked':
    'A firewall on this computer blocks TCP port {port}. iPXE has its address and is to load {url}; no request has come for {time}.',

  'finding.kernel-refused.title': 'Secure Boot refuses {title}',
  'finding.kernel-refused.title.unnamed': 'Secure Boot refuses the system',
  'finding.kernel-refused.unsigned': 'Its kernel is not signed, and Secure Boot is on.',
  'finding.kernel-refused.damaged': 'Its kernel was changed after it was signed, and Secure Boot is on.',
  'finding.kernel-refused.needs-other-shim': 'The shim that it loaded does not trust {signer}.',
  'finding.kernel-refused.needs-other-shim.unnamed':
    'The shim that it loaded does not trust the signer of its kernel.',
  'finding.kernel-refused.not-loaded': 'Its GRUB could not load the kernel, with Secure Boot on.',
  'finding.kernel-refused.not-known': 'Secure Boot is on, and the signature of its kernel is not known.',

  'finding.kernel-missing.title': '{file} does not exist',
  'finding.kernel-missing.title.chosen': 'What it chose no longer exists',
  'finding.kernel-missing':
    'It asked for this file of the system that it starts. The ISO was moved or removed, or is on a disk that is not connected.',
  'finding.kernel-missing.chosen':
    'It chose {entry}, which its menu still showed. The ISO was moved or removed, or is on a disk that is not connected.',

  'finding.memory-low.title': 'It has too little memory',
  'finding.memory-low':
    'It has {memory}, this system needs about {needed}, and nothing has been heard for {time}.',

  'finding.kernel-stalled.title': 'It gave up loading {file}',
  'finding.kernel-stalled.title.silent': 'Loading {file} stopped partway',
  'finding.kernel-stalled':
    'Its memory is full, or the connection broke. It closed the connection at {sent} of {size}.',
  'finding.kernel-stalled.silent':
    'The connection broke. It took {sent} of {size}, then nothing for {time}, without closing the connection.',

  'finding.kernel-silent.title': 'Waiting for the system to start',
  'finding.kernel-silent.title.again': 'The system did not start',
  'finding.kernel-silent':
    'It has too little memory, or its kernel has no driver for the network card. Kernel and initrd were sent completely; it has requested nothing for {time}.',
  'finding.kernel-silent.memory':
    'It has too little memory (about {needed} needed), or its kernel has no driver for the network card. Kernel and initrd were sent completely; it has requested nothing for {time}.',
  'finding.kernel-silent.again':
    'It has too little memory, or its kernel has no driver for the network card. Kernel and initrd were sent completely; then it restarted.',
  'finding.kernel-silent.again.memory':
    'It has too little memory (about {needed} needed), or its kernel has no driver for the network card. Kernel and initrd were sent completely; then it restarted.',

  'finding.answers-not-asked.title': 'It has not asked for its answer file',
  'finding.answers-not-asked':
    'Its installer will ask its questions on the screen. It has read {sent} of its image, but not the answer file that is set for it.',

  'finding.installer-quiet.title': 'Nothing heard from the installer for a long time',
  'finding.installer-quiet': 'It waits for an answer on its screen. It last reported {time} ago.',

  'finding.starts-again.title': 'It started to boot {count, plural, one {once} other {# times}} in {time}',
  'finding.starts-again.reported':
    'It reported that it is done, but its firmware still boots from the network first.',
  'finding.starts-again.after-kernel':
    'Each time it loads its system and comes back. Either it is installed and still boots from the network first, or its kernel stops.',
  'finding.starts-again.same-stop': 'Each time it stops at the same point.',

  'remedy.serve-as-server': 'Assign addresses here (only on a separate network)',
  'remedy.serve-as-proxy': 'Leave addresses to the other server (proxy mode)',
  'remedy.router-lines': 'Let the other DHCP server name Slipway’s boot file {bootFile}',
  'remedy.open-port': 'Allow {protocol} port {port} in this computer’s firewall',
  'remedy.pin-loader': 'Use {loader} for this machine',
  'remedy.let-slipway-choose': 'Remove the boot file that is set for this machine',
  'remedy.fetch-boot-files': 'Download the boot programs',
  'remedy.secure-boot-on': 'Use Secure Boot loaders for this machine',
  'remedy.turn-secure-boot-off': 'Turn Secure Boot off in the machine’s firmware',
  'remedy.raise-mtu': 'Let every switch, bridge and tunnel on the way carry packets of 1500 bytes (MTU)',
  'remedy.check-cable': 'Check cable and switch',
  'remedy.find-image': 'Show Slipway where the ISO is',
  'remedy.add-memory': 'Give the machine {memory} of memory',
  'remedy.add-memory.unknown': 'Give the machine more memory',
  'remedy.look-at-screen': 'Look at the machine’s screen',
  'remedy.show-leases': 'Show which machine has which address',
  'remedy.own-disk': 'Boot it from its own disk next time',
} as const
