import type { Messages } from "../messages.ts";

/** Which characters of a picture are drawn in another font, and which in none. */
export const letters: Messages["letters"] = {
  otherFonts: (families) => `Algunos caracteres no están en Inter; se dibujan con ${families}.`,
  noFont: (characters) =>
    `Ninguna fuente de aquí tiene ${characters}; en lugar de cada uno hay un recuadro vacío.`,
  noFontAndMore: (characters, others) =>
    `Ninguna fuente de aquí tiene ${characters} y ${others} más; en lugar de cada uno hay un recuadro vacío.`,
};
