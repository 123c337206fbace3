'use strict'
const { existsSync, readdirSync } = require('node:fs')
const { join } = require('node:path')

/** Where files of a kind belong on a Linux system. */
const PLACES = {
  // polkit(8): actions are read from here, rules from there.
  '.policy': '/usr/share/polkit-1/actions',
  '.rules': '/usr/share/polkit-1/rules.d',
  // systemd.unit(5): units of packages.
  '.service': '/usr/lib/systemd/system',
  '.socket': '/usr/lib/systemd/system',
}

/** fpm's `source=target` for every file in `folder` that has a place; none where there is no such folder. */
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
