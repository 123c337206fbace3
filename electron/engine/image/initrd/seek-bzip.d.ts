declare module 'seek-bzip' {
  const Bunzip: {
    /** Synchronous. Throws errors with an `errorCode` for invalid data, and any error of the two streams. */
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
