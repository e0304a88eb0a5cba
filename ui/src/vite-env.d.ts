/// <reference types="svelte" />
/// <reference types="vite/client" />

declare module 'virtual:first-words' {
  /** Fluent, by language. */
  const words: Readonly<Record<string, string>>;
  export default words;
}
