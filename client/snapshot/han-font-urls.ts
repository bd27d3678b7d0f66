/** The pieces of the fonts for Chinese, Japanese and Korean: their addresses by what they lie at. */
export const HAN_FONT_URLS: Readonly<Record<string, string>> = import.meta.glob(
  "../../node_modules/@fontsource/noto-sans-{sc,jp,kr}/files/*-[0-9]*-{400,700}-normal.woff",
  { query: "?url", import: "default", eager: true },
);
