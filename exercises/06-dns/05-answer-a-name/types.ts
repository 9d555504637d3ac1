/** What matters here of Services. All addresses are IPv4. */
export interface Port {
  readonly name: string
  readonly port: number
  readonly protocol: 'TCP' | 'UDP'
}

export interface Endpoint {
  readonly address: string
  /** As pods of a StatefulSet have one. */
  readonly hostname?: string
  readonly ready: boolean
}

export interface Service {
  readonly name: string
  readonly namespace: string
  /** An address; 'None' for a headless Service; absent for an ExternalName. */
  readonly clusterIP?: string
  /** Of an ExternalName: without a dot at its end. */
  readonly externalName?: string
  readonly ports: readonly Port[]
  /** Of a headless Service; they listen at the ports of the Service. */
  readonly endpoints?: readonly Endpoint[]
}

export type QuestionType = 'A' | 'AAAA' | 'CNAME' | 'SRV'

export interface DnsRecord {
  readonly type: 'A' | 'CNAME' | 'SRV'
  /** A: an address. CNAME: a full name. SRV: a port, a blank, a full name. Full names end with a dot. */
  readonly data: string
}

export interface Answer {
  /** NXDOMAIN: nothing has this name. */
  readonly rcode: 'NOERROR' | 'NXDOMAIN'
  /** Those of several endpoints in the order of the endpoints. */
  readonly records: readonly DnsRecord[]
}
