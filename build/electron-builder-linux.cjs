'use strict'
const { join } = require('node:path')
const { linuxFiles } = require('./linux-files.cjs')

// What deb and rpm install beside the app: polkit actions and rules, systemd units. Part of electron-builder.yml, which cannot look.
const fpm = linuxFiles(join(__dirname, 'linux'))
module.exports = fpm.length === 0 ? {} : { deb: { fpm }, rpm: { fpm } }
