'use strict'
const { existsSync, readdirSync } = require('node:fs')
const { join } = require('node:path')

/** Where Linux expects each kind of file. */
const PLACES = {
  // polkit(8): the folders for actions and rules.
  '.policy': '/usr/share/polkit-1/actions',
  '.rules': '/usr/share/polkit-1/rules.d',
  // systemd.unit(5): the folder for units of packages.
  '.service': '/usr/lib/systemd/system',
  '.socket': '/usr/lib/systemd/system',
}

/** fpm's `source=target` for every file in `folder` of a known kind; empty if the folder does not exist. */
function linuxFiles(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .sort()
    .flatMap(name => {
      const place = PLACES[name.slice(name.lastIndexOf('.'))]
      return place === undefined ? [] : [`${join(folder, name)}=${place}/${name}`]
    })
}

module.exports = { linuxFiles }
