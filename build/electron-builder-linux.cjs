'use strict'
const { join } = require('node:path')
const { linuxFiles } = require('./linux-files.cjs')

// Files that deb and rpm install in addition to the app: polkit actions and rules, systemd units. electron-builder.yml
// cannot list a folder, so this script does.
const fpm = linuxFiles(join(__dirname, 'linux'))
module.exports = fpm.length === 0 ? {} : { deb: { fpm }, rpm: { fpm } }
