/** The parser inside of sucrase has types, only not beside its code. */

declare module 'sucrase/dist/parser/index.js' {
  export { parse } from 'sucrase/dist/types/parser/index.js'
}

declare module 'sucrase/dist/parser/tokenizer/index.js' {
  export type { Token } from 'sucrase/dist/types/parser/tokenizer/index.js'
}

declare module 'sucrase/dist/parser/tokenizer/types.js' {
  export { TokenType } from 'sucrase/dist/types/parser/tokenizer/types.js'
}
