import type { ChapterClaims } from '../claims.ts'

const web = (spec: string): string => `kubectl patch service web -p '{"spec":${spec}}'`
const hints =
  "kubectl get endpointslices -l kubernetes.io/service-name=web -o jsonpath='{.items[*].endpoints[*].hints}'"
const ask = 'kubectl exec client-a -- curl -s http://web'
const service = (spec: string): string =>
  `printf 'apiVersion: v1\\nkind: Service\\nmetadata: {name: s}\\nspec: {ports: [{port: 80}], ${spec}}\\n' | kubectl apply -f -`
const addresses = 'kubectl get service s -o jsonpath="{.spec.clusterIPs}"'

const chapter: ChapterClaims = {
  world: 'world.yaml',
  claims: [
    {
      says: 'endpoints on itself, else those in its zone, else all',
      type: [web('{"trafficDistribution":"PreferSameNode"}'), `${hints}; ${ask}; ${ask}; ${ask}`],
      shows: [
        '"forNodes":[{"name":"node-1"}]',
        "You've hit web-g7mp2\nYou've hit web-g7mp2\nYou've hit web-g7mp2",
      ],
    },
    {
      says: 'the same as `PreferSameZone`, under an older name',
      type: [web('{"trafficDistribution":"PreferClose"}'), hints],
      shows: ['"forZones":[{"name":"zone-a"}]'],
      hides: ['forNodes'],
    },
    {
      says: '`PreferClose` brings a warning',
      type: [web('{"trafficDistribution":"PreferClose"}')],
      shows: ['Warning: spec.trafficDistribution: "PreferClose" is deprecated; use "PreferSameZone"'],
    },
    {
      says: 'The nodes have no zone label, so there are no hints, and nothing happens.',
      type: [
        'kubectl label nodes --all topology.kubernetes.io/zone-',
        web('{"trafficDistribution":"PreferSameZone"}'),
        `${hints}; ${ask}; ${ask}; ${ask}; ${ask}`,
      ],
      shows: ["You've hit web-"],
      hides: ['forZones'],
    },
    {
      says: 'so a zone whose pods are all failing is served by the others',
      type: [
        web('{"trafficDistribution":"PreferSameZone"}'),
        'kubectl label pod web-g7mp2 web-rszrt app-',
        'kubectl label node node-1 node-2 role-',
        'clock +40',
        `${hints}; ${ask}`,
      ],
      shows: ["You've hit web-"],
      hides: ['zone-a', 'web-g7mp2', 'web-rszrt'],
    },
    {
      says: 'gives up where there are too few of them. It is harder to foresee, and wins where both are written.',
      type: [
        'kubectl annotate service web service.kubernetes.io/topology-mode=Auto',
        `${web('{"trafficDistribution":"PreferSameZone"}')}; ${hints}`,
      ],
      shows: ['service/web patched'],
      hides: ['forZones'],
    },
    {
      says: 'A Service still has one, until it asks for two',
      type: [service(''), addresses],
      shows: ['["10.96.'],
      hides: ['fd00'],
    },
    {
      says: "one, of the cluster's first family or of the one that `ipFamilies` names",
      type: [service('ipFamilies: [IPv6]'), addresses],
      shows: ['["fd00:'],
      hides: ['10.96'],
    },
    {
      says: 'two; refused where the cluster has one family',
      world: 'default',
      type: [service('ipFamilyPolicy: RequireDualStack')],
      shows: ['this cluster is not configured for dual-stack services'],
    },
    {
      says: 'two where the cluster has two families, else one',
      world: 'default',
      type: [service('ipFamilyPolicy: PreferDualStack'), addresses],
      shows: ['["10.96.'],
      hides: ['","'],
    },
    {
      says: 'internal `Local` is right for what runs on **every** node',
      type: [
        'kubectl label node node-5 role=web',
        web('{"internalTrafficPolicy":"Local"}'),
        'clock +10',
        'kubectl exec client-c -- curl -sS -m 3 http://web',
      ],
      shows: ["You've hit web-"],
    },
    {
      says: 'That one stays, like the address that goes with it; the second may be added and taken away.',
      type: [
        service('ipFamilies: [IPv6], ipFamilyPolicy: RequireDualStack'),
        addresses,
        `kubectl patch service s -p '{"spec":{"ipFamilies":["IPv4","IPv6"]}}'; kubectl patch service s -p '{"spec":{"ipFamilyPolicy":"SingleStack"}}'; ${addresses}`,
      ],
      shows: ['The Service "s" is invalid', 'service/s patched\n["fd00:'],
      hides: ['","10.96'],
    },
    {
      says: '`ipFamilies: [IPv4, IPv6]` without a policy: refused.',
      type: [service('ipFamilies: [IPv4, IPv6]')],
      shows: ["must be 'RequireDualStack' or 'PreferDualStack' when multiple IP families are specified"],
    },
    {
      says: 'who asks the IPv6 address reaches the pods at their IPv6 addresses',
      type: [
        web('{"ipFamilyPolicy":"PreferDualStack"}'),
        'clock +2',
        'trace kubectl exec client-a -- curl -s6 http://web',
      ],
      shows: ['web is fd00:10:96::', ':80/TCP: [fd00:10:244:'],
    },
    {
      says: 'DNS has an A record and an AAAA record',
      type: [
        web('{"ipFamilyPolicy":"PreferDualStack"}'),
        'kubectl run dnsutils --image=tutum/dnsutils --command -- sleep infinity',
        'clock +5',
        'kubectl exec dnsutils -- dig +short A web.default.svc.cluster.local; kubectl exec dnsutils -- dig +short AAAA web.default.svc.cluster.local',
      ],
      shows: ['10.96.', 'fd00:10:96::'],
    },
    {
      says: 'The simulator does not have them; applying one here says so.',
      type: [
        "printf 'apiVersion: gateway.networking.k8s.io/v1\\nkind: HTTPRoute\\nmetadata: {name: shop}\\nspec: {}\\n' | kubectl apply -f -",
      ],
      shows: [
        'no matches for kind "HTTPRoute" in version "gateway.networking.k8s.io/v1"',
        'ensure CRDs are installed first',
      ],
    },
  ],
}

export default chapter
