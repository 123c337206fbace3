/** Servers that stay. */
export const enSetup = {
  setup: {
    title: 'A server that stays',
    text: 'Writes the same set-up for a server without Slipway: dnsmasq or Kea, nginx, the files of all discs, menus, answers and services. Its README says how to start it.',
    folder: 'Folder on this computer',
    folderMissing: 'Name a folder first.',
    address: 'Address of the new server',
    addressHint: 'Needed while nothing is served here.',
    addressWrong: 'An address looks like 10.99.0.1.',
    kind: 'Who hands out addresses there',
    kinds: { dnsmasq: 'dnsmasq', kea: 'Kea' },
    action: 'Write it',
    busy: 'Writing',
    busyWith: 'Writing {what}, {percent} %',
    cancel: 'Stop writing',
    done: '{files} files, {size}, in {folder}',
    overwriteTitle: 'The folder is not empty',
    overwriteText: 'What is in {folder} may be overwritten. Other files stay.',
    overwrite: 'Write into it',
    remarks: 'What is otherwise there',
    remark: {
      once: '{machine} is set to start its entry once. A plain server cannot count: it gets the menu, with that entry as the default.',
      'secure-boot':
        '{machine} has Secure Boot on. It gets the signed shim and GRUB; what Slipway makes for discs with other signatures is not there.',
      'ignored-in-proxy':
        '{machine} is set to get no answer. Beside another DHCP server dnsmasq answers every machine that asks to boot.',
      'set-in-proxy':
        '{machine} has a boot file, loader or address of its own. Beside another DHCP server it gets what machines of its kind get.',
      'answer-skipped':
        '{machine} starts without its answers “{answer}”: they do not fit, hold a mistake, or were not confirmed.',
      'answer-for-all':
        'The answers of {machine} can be fetched by anybody on the network, for it has no fixed address to tell it by.',
      'image-missing': '{image} is not there: its file is gone, or has changed since it was imported.',
      'file-missing': '{path} of {image} is not there: it could not be read.',
    },
  },
}
