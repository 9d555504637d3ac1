import type { ChapterClaims } from '../claims.ts'

const lookUp = 'kubectl exec client -- nslookup other'

function alias(externalName: string, more = ''): string {
  return `kubectl apply -f - <<EOF
apiVersion: v1
kind: Service
metadata: { name: other }
spec: { type: ExternalName, externalName: "${externalName}"${more} }
EOF`
}

const chapter: ChapterClaims = {
  world: 'world.yaml',
  claims: [
    {
      says: 'There is no selector, no cluster IP, no EndpointSlice',
      type: [alias('someapi.somecompany.com'), 'kubectl get endpointslices'],
      shows: ['kubernetes'],
      hides: ['other'],
    },
    {
      says: 'The list may be left out, and is better left out.',
      type: [
        alias('someapi.somecompany.com'),
        'kubectl exec client -- curl -s -H "Host: someapi.somecompany.com" http://other:8080',
      ],
      shows: ['someapi answers'],
    },
    {
      says: 'the same: the name is whole either way',
      type: [alias('someapi.somecompany.com.'), lookUp],
      shows: ['canonical name = someapi.somecompany.com.', '192.0.2.80'],
    },
    ...['http://someapi.somecompany.com', 'someapi.somecompany.com:8080'].map((written) => ({
      says: 'refused: `:` and `/` are not characters of a name',
      type: [alias(written)],
      shows: [`spec.externalName: Invalid value: "${written}"`],
    })),
    {
      says: 'accepted, for it could be a name; CoreDNS makes no record of it: no such name',
      type: [alias('192.0.2.80'), lookUp],
      shows: ['NXDOMAIN'],
    },
    {
      says: 'what an alias says is completed by nobody',
      type: [alias('catalog.shop'), 'kubectl exec client -- curl -sS http://other'],
      shows: ['curl: (6)'],
    },
    {
      says: 'an ExternalName Service gives its cluster IP up',
      type: [
        'kubectl apply -f lessons/07-external-name/switched.yaml',
        `kubectl patch service external-service -p '{"spec":{"type":"ExternalName","externalName":"someapi.somecompany.com"}}'`,
        'kubectl get service external-service',
      ],
      shows: ['ExternalName   <none> '],
    },
    {
      says: 'Other Services never may.',
      type: [`kubectl patch service catalog -n shop -p '{"spec":{"clusterIP":"None"}}'`],
      shows: ['may not change once set'],
    },
    {
      says: 'A `selector` beside it, which nobody reads',
      type: [
        'kubectl label pod client app=client',
        alias('someapi.somecompany.com', ', selector: { app: client }'),
        `kubectl get endpointslices; ${lookUp}`,
      ],
      shows: ['192.0.2.80'],
      hides: ['other-'],
    },
    {
      says: '`http://catalog.shop` will do',
      type: ['kubectl exec client -- curl -s http://catalog.shop'],
      shows: ["You've hit catalog-"],
    },
  ],
}

export default chapter
