/**
 * Every reason that Slipway gives in its own words inside a fact or an error, in English: clauses without a full stop. Words in braces are
 * parameters. What a system or a machine said itself is no reason of ours and stays as it was said.
 */
export const REASONS = {
  // A boot.
  'file-not-here': 'the file is not here',
  'hung-up': 'the machine hung up',
  'address-answers': 'something else answers at {address}',
  'pool-exhausted': 'no address is free between {first} and {last}',
  'no-segment': 'no segment defined for relay {relay}',
  'address-of-another': "{address} is not this machine's to have",
  'transfer-stopped': 'stopped',
  'transfer-anew': 'the client began anew',
  'no-answer': 'no answer',
  'no-answer-to-options': 'no answer to the options',
  'file-unreadable': 'the file cannot be read: {said}',

  // Files.
  'file-gone': 'the file is gone',
  'file-gone-or-changed': 'the file is gone or has changed since it was imported',
  'no-permission-to-read': 'no permission to read it',
  'no-directory': 'it has no directory {directory}',
  'reading-stopped': 'reading the file stopped without a word',
  'folder-shared': 'the folder belongs to others too',
  'other-user': 'It runs as another user, who alone may talk to it',

  // What is asked of machines, groups and networks.
  'machine-without-entry': 'the machine has no entry that could start; choose one with it',
  'group-without-entry': 'the group has no entry that could start; choose one with it',
  'too-many-groups': 'there are {count} groups already',
  'address-for-one': 'a fixed address is for one machine',
  'networks-overlap': '{network} overlaps the network of {other}',
  'address-wanted': 'the address of the new server is needed while nothing is served',
  'kea-beside-another': 'Kea cannot tell machines what to boot beside another server; dnsmasq can',
  'no-range': '{range} is no range of {network}',

  // Cards.
  'platform-unknown': 'not known on {platform}',
  'more-rights': 'this system asks for more rights',

  // Boot programs.
  'packages-unknown':
    'The package lists of this system have no {packages}. Check the package sources in /etc/apt, then try again.',
  'packages-unknown-to-user':
    'The package lists of this system have no {packages}. Run "sudo apt-get update", then try again.',
  'package-without-program':
    'The package {package} {version} of this system has no {program}. Put that file into the folder for your own boot programs.',
  'not-made-here': 'it was not made here',
  'no-ipxe-sources': 'there are no sources of iPXE in it',
  'script-unreadable': 'the script cannot be read',
  'no-own-script': 'it is no script that somebody wrote',
  'no-grub-kernel': 'No kernel.img was found in {places}',

  // Test machines.
  'swtpm-missing': 'swtpm is not installed',
  'swtpm-silent': 'swtpm opened no socket',
  'only-bios-behind-qemu': 'behind QEMU’s own network only a BIOS machine can start from the network',
  'needs-serving': 'behind QEMU’s own network it needs a Slipway that is serving',
  'only-linux-isolates': 'only Linux gives a program a network of its own',
  'packed-cannot-isolate': 'the packaged app cannot start its servers a second time; the command line can',
  'no-accelerator': 'QEMU knows no accelerator on {platform}',
  'accelerator-fails': '{accelerator} does not work here: {said}',
  'accelerator-silent': '{accelerator} does not work here: it does not answer',
  'disk-in-use': 'another test machine is using the disk of this entry',
  'too-many-test-machines': 'too many test machines are running',
  'off-at-once': 'it switched itself off at once',

  // Checks of the Doctor.
  'arrived-changed': 'what arrived is not what was sent',
  'no-answer-in-time': 'no answer in {seconds} seconds',
  'silence-after': 'silence after {sizeBytes} bytes',
  endless: 'it does not end',
  'answered-status': 'it answered {status}',

  // Templates of answers.
  'text-too-long': 'the text is too long',
  'rendered-too-long': 'the rendered text is too long',
  'too-much-memory': 'it uses too much memory',
  'too-much-time': 'it does not come to an end',

  // Texts for loaders.
  'quote-open': 'a quote that is not closed',
  'brace-alone': 'a brace without its command',
  'brace-unopened': 'a closing brace without its opening one',
  'brace-open': 'a brace that is not closed',
  'word-unopened': '"{word}" without its beginning',
  'word-inside-entry': '"{word}" inside an entry',
  'word-unclosed': '"{word}" without "{end}"',
  'backslash-at-end': 'a backslash at the end',
  'label-taken': 'the label "{word}" is taken',
  'line-too-long': 'a line longer than {chars} characters',
  'not-below-label': '"{word}" is nothing that stands below a label',
  'not-for-one-entry': '"{word}" is not for one entry',
  'starts-nothing': 'nothing is started: a line with LINUX, KERNEL, COM32 or LOCALBOOT is missing',
  'item-nowhere': 'item {item}: there is no label of that name',
  'another-file': '{said}: another file, which was not read',

  // Files on their way from a browser.
  'name-size-time': 'A file name, its size and its time are wanted',
  'too-many-parts': 'Too many files have arrived in part only',
  'upload-unknown': 'This upload is not known any more',
  'part-outside': 'A part lies inside its file',
  'part-too-large': 'The part is too large',
} as const
