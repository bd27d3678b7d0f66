/** Which characters of a picture are drawn in another font, and which in none. */
export const letters = {
  otherFonts: (families: string) => `Some characters are not in Inter; they are drawn in ${families}.`,
  noFont: (characters: string) => `No font here has ${characters}; an empty box stands for each.`,
  noFontAndMore: (characters: string, others: number) =>
    `No font here has ${characters} and ${others} more; an empty box stands for each.`,
};
