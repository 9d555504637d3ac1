/**
 * What does the API server fill into a Secret? The type Opaque; and what `stringData` says, it writes into `data` in
 * base64, over what stands there: reading never shows stringData again.
 *
 * Models SetDefaults_Secret of kubernetes/kubernetes pkg/apis/core/v1/defaults.go and Convert_v1_Secret_To_core_Secret of
 * conversion.go beside it.
 */
import type { JsonObject } from '../api/meta.ts'
import { encodeBase64, utf8Bytes } from '../base64.ts'
import { fillEmpty, isObject } from './fill.ts'

export function defaultSecret(secret: JsonObject): JsonObject {
  return fillEmpty(withData(secret), { type: 'Opaque' })
}

function withData(secret: JsonObject): JsonObject {
  const { stringData, ...rest } = secret
  if (!isObject(stringData)) return secret
  const written = Object.entries(stringData).flatMap(([key, text]) =>
    typeof text === 'string' ? [[key, encodeBase64(utf8Bytes(text))]] : [],
  )
  if (written.length === 0) return rest
  return { ...rest, data: { ...(isObject(rest.data) ? rest.data : {}), ...Object.fromEntries(written) } }
}
