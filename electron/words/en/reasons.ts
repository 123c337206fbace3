/** Reasons, as clauses without a full stop: used inside a sentence, or alone as one. */
export const enReasons = {
  'reason.said': '{said}',

  // Boots
  'reason.file-not-here': 'the file doesn’t exist here',
  'reason.hung-up': 'the machine closed the connection',
  'reason.address-answers': 'another device answers at {address}',
  'reason.pool-exhausted': 'no address is free between {first} and {last}',
  'reason.no-segment': 'no network is set up for the relay {relay}',
  'reason.address-of-another': '{address} isn’t assigned to this machine',
  'reason.address-of-another-network': '{address} belongs to another network',
  'reason.transfer-stopped': 'the transfer was stopped here',
  'reason.transfer-anew': 'the machine started the transfer again',
  'reason.no-answer': 'no answer',
  'reason.no-answer-to-options': 'no answer to the options',
  'reason.program-changed':
    'The file isn’t the one that came with {package} {version}, so Slipway doesn’t send it.',
  'reason.file-unreadable': 'Slipway can’t read the file: {said}',

  // Files.
  'reason.file-gone': 'the file is gone',
  'reason.file-gone-or-changed': 'the file is gone or has changed since it was imported',
  'reason.no-permission-to-read': 'Slipway has no permission to read it',
  'reason.no-directory': 'it has no directory {directory}',
  'reason.reading-stopped': 'reading the file stopped without an error message',
  'reason.reading-too-long': 'reading the file took too long',
  'reason.reading-too-much': 'reading it would take more work than any real ISO does',
  'reason.folder-shared': 'other users have access to the folder',
  'reason.other-user': 'Slipway is running as another user; only that user can control it',
  'reason.unreadable': 'Slipway can’t read it',
  'reason.larger-than': 'it is larger than {limit}',

  // What is asked of machines, groups and networks.
  'reason.machine-without-entry': 'the machine has no entry that could start; choose one at the same time',
  'reason.group-without-entry': 'the group has no entry that could start; choose one at the same time',
  'reason.too-many-groups': 'there are already {count} groups',
  'reason.address-for-one': 'a fixed address is for one machine only',
  'reason.networks-overlap': '{network} overlaps with the network of {other}',
  'reason.address-wanted': 'Slipway isn’t serving, so the address of the new server is required',
  'reason.kea-beside-another':
    'next to another DHCP server, Kea can’t tell machines what to boot; dnsmasq can',
  'reason.no-range': '{range} isn’t a range in {network}',

  // Cards.
  'reason.platform-unknown': 'not supported on {platform}',
  'reason.more-rights': 'this system requires more rights',
  'reason.ipv6-off': 'IPv6 is switched off on this card',
  'reason.no-system-calls': 'Slipway can’t make system calls here: {said}',
  'reason.socket-refused': 'the system refuses the socket (error {errno})',

  // Boot programs.
  'reason.packages-unknown':
    'The package lists of this system don’t contain {packages}. Check the package sources in /etc/apt, then try again.',
  'reason.packages-unknown-to-user':
    'The package lists of this system don’t contain {packages}. Run "sudo apt-get update", then try again.',
  'reason.package-without-program':
    'The package {package} {version} of this system doesn’t contain {program}. Put that file into the folder for custom boot loaders.',
  'reason.no-package-tool':
    'This system has no {command}, so Slipway can’t download the boot loaders here. Copy the folder {name} from a Debian or Ubuntu computer, or put iPXE’s undionly.kpxe and snponly.efi into {folder}.',
  'reason.package-tool-failed': '{said}. Check that "apt-get update" works on this computer, then try again.',
  'reason.not-made-here': 'it wasn’t built here',
  'reason.no-ipxe-sources': 'it doesn’t contain the iPXE source code',
  'reason.script-unreadable': 'Slipway can’t read the script',
  'reason.no-own-script': 'no custom script has been written',
  'reason.no-grub-kernel': 'there is no kernel.img in {places}',

  // Test machines.
  'reason.swtpm-missing': 'swtpm isn’t installed',
  'reason.swtpm-silent': 'swtpm opened no socket',
  'reason.only-bios-behind-qemu': 'in QEMU’s built-in network only a BIOS machine can boot from the network',
  'reason.needs-serving': 'in QEMU’s built-in network it needs a Slipway that is serving',
  'reason.only-linux-isolates': 'only Linux can give a program a separate network',
  'reason.packed-cannot-isolate':
    'the packaged app can’t start its servers a second time; the command line can',
  'reason.no-accelerator': 'QEMU has no accelerator on {platform}',
  'reason.accelerator-fails': '{accelerator} doesn’t work here: {said}',
  'reason.accelerator-silent': '{accelerator} doesn’t work here: no answer',
  'reason.disk-in-use': 'another test machine is using the disk of this entry',
  'reason.too-many-test-machines': 'too many test machines are running',
  'reason.off-at-once': 'it switched itself off immediately',

  // Checks of the Doctor.
  'reason.arrived-changed': 'the received data differs from what was sent',
  'reason.no-answer-in-time': 'no answer within {seconds} s',
  'reason.silence-after': 'nothing more arrived after {sizeBytes} bytes',
  'reason.endless': 'the data doesn’t end',
  'reason.answered-status': 'the answer was status {status}',

  // Templates of answer files.
  'reason.text-too-long': 'the text is too long',
  'reason.rendered-too-long': 'the generated text is too long',
  'reason.too-much-memory': 'it uses too much memory',
  'reason.too-much-time': 'it takes too long',

  // Texts for boot loaders.
  'reason.quote-open': 'a quotation mark isn’t closed',
  'reason.brace-alone': 'a brace has no command',
  'reason.brace-unopened': 'a closing brace has no opening brace',
  'reason.brace-open': 'a brace isn’t closed',
  'reason.word-unopened': '"{word}" has no beginning',
  'reason.word-inside-entry': '"{word}" is inside an entry',
  'reason.word-unclosed': '"{word}" has no "{end}"',
  'reason.backslash-at-end': 'there is a backslash at the end',
  'reason.label-taken': 'the label "{word}" is already used',
  'reason.line-too-long': 'a line is longer than {chars} characters',
  'reason.not-below-label': '"{word}" isn’t allowed below a label',
  'reason.not-for-one-entry': '"{word}" isn’t for a single entry',
  'reason.starts-nothing': 'it starts nothing: a LINUX, KERNEL, COM32 or LOCALBOOT line is missing',
  'reason.item-nowhere': 'item {item}: there is no label with that name',
  'reason.another-file': '{said}: this is another file, which Slipway didn’t read',

  // Files on their way from a browser.
  'reason.name-size-time': 'the name, size and time of the file are required',
  'reason.too-many-parts': 'too many uploads are incomplete',
  'reason.upload-unknown': 'Slipway no longer knows this upload',
  'reason.part-outside': 'each part must be inside its file',
  'reason.part-too-large': 'the part is too large',

  // User input
  'reason.variable-form': 'a variable looks like role=worker',
  'reason.field-form': 'a field looks like hostName=web1',
  'reason.no-field': '{kind} has no field {name}; it has {fields}',
  'reason.end-form': 'atEnd is reboot or poweroff',
  'reason.file-or-remove': 'give either a file or --remove',
  'reason.password-length':
    'the first line of {path} must be a password of {shortest} to {longest} characters',
  'reason.no-server-here': 'no Slipway is serving with this data folder',
  'reason.no-page': 'it has no page for browsers',
} as const
