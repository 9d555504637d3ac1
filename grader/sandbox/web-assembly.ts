/** The part of WebAssembly that is used here; Node's types leave it to those of browsers. */

export interface WebAssemblyOf<Module, Memory, Instance> {
  readonly Module: new (code: Uint8Array) => Module
  /** Pages of 64 KiB. */
  readonly Memory: new (size: {
    readonly initial: number
    readonly maximum: number
  }) => Memory & { readonly buffer: ArrayBuffer }
  readonly Instance: new (module: Module, imports: object) => Instance
}

export function webAssembly<Module, Memory, Instance>(): WebAssemblyOf<Module, Memory, Instance> {
  return (globalThis as unknown as { readonly WebAssembly: WebAssemblyOf<Module, Memory, Instance> })
    .WebAssembly
}
