/** The pieces of all embedded fonts but the three for Han, which have hundreds: their addresses by what they lie at. */
export const FONT_URLS: Readonly<Record<string, string>> = import.meta.glob(
  [
    "../../node_modules/@fontsource/inter/files/*-{400,600,700}-normal.woff",
    "../../node_modules/@fontsource/noto-emoji/files/*-{400,700}-normal.woff",
    "../../node_modules/@fontsource/noto-sans-hebrew/files/*-hebrew-{400,600,700}-normal.woff",
    "../../node_modules/@fontsource/noto-sans-arabic/files/*-{arabic,math,symbols}-{400,600,700}-normal.woff",
    "../../node_modules/@fontsource/noto-sans-devanagari/files/*-devanagari-{400,600,700}-normal.woff",
    "../../node_modules/@fontsource/noto-sans-thai/files/*-thai-{400,600,700}-normal.woff",
    "../../node_modules/@fontsource/noto-sans-symbols/files/*-symbols-{400,600,700}-normal.woff",
    "../../node_modules/@fontsource/noto-sans-symbols-2/files/*-{braille,math,mayan-numerals,symbols}-400-normal.woff",
  ],
  { query: "?url", import: "default", eager: true },
);
