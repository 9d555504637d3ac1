/** A type of record: A is an IPv4 address, AAAA an IPv6 address. */
export type RecordType = 'A' | 'AAAA'

/** What a DNS server says to one question. NXDOMAIN: nothing has this name. NOERROR: something has. */
export interface Answer {
  readonly rcode: 'NOERROR' | 'NXDOMAIN'
  /** Of the type that was asked for. Empty with NOERROR (NODATA): the name is there, an address of that type is not. */
  readonly addresses: readonly string[]
}

/** All names that a server knows, each with its addresses. */
export type Server = Readonly<Record<string, Partial<Readonly<Record<RecordType, readonly string[]>>>>>

export interface LookUp {
  /** Every name that the server was asked about, in order. */
  readonly asked: readonly string[]
  /** The name that had addresses; absent when none had. */
  readonly found?: string
  /** Its addresses: those of type A, then those of type AAAA. Empty when nothing was found. */
  readonly addresses: readonly string[]
}
