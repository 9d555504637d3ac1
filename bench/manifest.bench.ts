/** What does one manifest cost, from text to verdict? */
import { applyDefaults, decode, parseManifests, validate } from '../sim/index.ts'
import { milliseconds, type Row, type Suite, spread, time } from './measure.ts'

const suite: Suite = async () => [await readManifests()]
export default suite

const documents = 100

const text = Array.from(
  { length: documents },
  (_, index) => `apiVersion: v1
kind: Service
metadata:
  name: web-${index}
  namespace: default
  labels:
    app.kubernetes.io/name: web
spec:
  selector:
    app: web-${index}
  ports:
    - name: http
      port: 80
      targetPort: http
    - name: https
      port: 443
      targetPort: 8443
`,
).join('---\n')

async function readManifests(): Promise<Row> {
  const file = { name: 'web.yaml', text }
  const timing = await time(() => {
    const parsed = parseManifests(file)
    if (!parsed.ok) throw new Error('not read')
    for (const manifest of parsed.value) {
      const written = decode(manifest)
      if (!written.ok) throw new Error('not decoded')
      validate(applyDefaults(written.value))
    }
  })
  return {
    what: 'parse, decode, default and validate a Service of 16 lines',
    value: milliseconds(timing.median / documents),
    note: `${documents} in a file: ${spread(timing)}`,
  }
}
