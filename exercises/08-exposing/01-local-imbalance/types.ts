/** externalTrafficPolicy of a Service. */
export type TrafficPolicy = 'Cluster' | 'Local'
