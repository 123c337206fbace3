import { connect } from 'node:net'

// `node stalled-readers.ts COUNT HOST PORT PATH READ_BYTES ADDRESS...`: COUNT clients, spread over these addresses,
// request a file, read READ_BYTES of it, and then stop reading. Prints `stalled` when all have, and keeps running.

const [count = '0', host = '', port = '0', path = '', readBytes = '0', ...addresses] = process.argv.slice(2)
let stalled = 0

for (let index = 0; index < Number(count); index++) {
  const localAddress = addresses[index % addresses.length] ?? '0.0.0.0'
  const socket = connect({ host, port: Number(port), localAddress })
  let got = 0
  socket.on('connect', () => socket.write(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\n\r\n`))
  socket.on('data', bytes => {
    const before = got
    got += bytes.length
    if (got < Number(readBytes) || before >= Number(readBytes)) return
    socket.pause()
    if (++stalled === Number(count)) console.log('stalled')
  })
  socket.on('error', error => {
    console.log(`failed: ${error.message}`)
    process.exit(1)
  })
}

// Sockets that read nothing do not keep a process alive.
setInterval(() => undefined, 60_000)
