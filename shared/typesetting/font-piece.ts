/** How a piece is drawn; every text is set in the one that is next to its own weight. */
export type PieceWeight = 400 | 600 | 700;

/** One file of an embedded font, which holds some of its characters, in one weight. */
export type FontPiece = {
  /** Names the piece; two pieces with one id are the same. */
  readonly id: string;
  readonly family: string;
  readonly weight: PieceWeight;
  /** The file as its package names it: `@fontsource/inter/files/inter-latin-400-normal.woff`. */
  readonly file: string;
};

/** Where the bytes of a piece come from: a browser fetches them, the server reads them from the package. */
export type FontSource = (piece: FontPiece) => Promise<Uint8Array>;
