declare module 'seek-bzip' {
  const Bunzip: {
    /** Synchronous; throws errors with an `errorCode` on bad data, and whatever the two streams throw. */
    decode(
      input: {
        readByte(): number
        read(target: Uint8Array, offset: number, length: number): number
        eof(): boolean
      },
      output: { writeByte(byte: number): void; flush(): void },
    ): void
  }
  export default Bunzip
}
