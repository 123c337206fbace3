/** Export to permanent servers. */
export const enSetup = {
  'setup.title': 'Export to a permanent server',
  'setup.text':
    'Writes the same set-up for a server without Slipway: dnsmasq or Kea, nginx, the files of all discs, menus, answer files and services. Its README shows how to start it.',
  'setup.folder': 'Folder on this computer',
  'setup.folderMissing': 'Enter a folder first.',
  'setup.address': 'Address of the new server',
  'setup.addressHint': 'Required if Slipway isn’t serving.',
  'setup.addressWrong': 'Enter an address such as 10.99.0.1.',
  'setup.kind': 'DHCP server there',
  'setup.kinds.dnsmasq': 'dnsmasq',
  'setup.kinds.kea': 'Kea',
  'setup.action': 'Export',
  'setup.busy': 'Exporting',
  'setup.busyWith': 'Exporting {what}, {percent} %',
  'setup.cancel': 'Stop export',
  'setup.done': '{files} files, {size}, in {folder}',
  'setup.overwriteTitle': 'The folder isn’t empty',
  'setup.overwriteText': 'Files in {folder} may be overwritten. Other files stay.',
  'setup.overwrite': 'Overwrite',
  'setup.remarks': 'Differences',
  'setup.remark.once':
    '{machine} is set to start its entry once. A permanent server can’t count, so the machine gets the menu with that entry as the default.',
  'setup.remark.secure-boot':
    '{machine} has Secure Boot on. It gets the signed shim and GRUB. The loaders that Slipway builds for discs with other signatures aren’t included.',
  'setup.remark.ignored-in-proxy':
    '{machine} is set to get no answer. Next to another DHCP server, dnsmasq answers every machine that asks to boot.',
  'setup.remark.set-in-proxy':
    '{machine} has its own boot file, loader or address. Next to another DHCP server, dnsmasq can’t use them: the machine gets what other machines of its kind get.',
  'setup.remark.answer-skipped':
    '{machine} starts without its answer file "{answer}": it doesn’t fit, has a mistake or wasn’t confirmed.',
  'setup.remark.answer-for-all':
    'Anyone on the network can fetch the answer file of {machine}, because the machine has no fixed address to recognise it by.',
  'setup.remark.image-missing':
    '{image} isn’t included: its file is gone, or has changed since it was imported.',
  'setup.remark.file-missing': '{path} of {image} isn’t included: Slipway couldn’t read it.',
} as const
