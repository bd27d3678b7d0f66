/** The six areas of work, in card order: the order that breaks every tie. */
export const AREA_IDS = ["impact", "promotion", "compensation", "learning", "balance", "culture"] as const;

/** The name of one area on the wire, in files and in the document. */
export type AreaId = (typeof AREA_IDS)[number];

/** How many areas there are; a complete ranking has this many places. */
export const AREA_COUNT = AREA_IDS.length;

/** One value for each of the six areas. */
export type PerArea<T> = Readonly<Record<AreaId, T>>;

/** What a card says about its area, and what the two people may ask each other about it. */
export type AreaText = {
  readonly name: string;
  readonly meaning: string;
  readonly prompt: string;
};

/** The words of each area: neutral, of like length, none nobler than another. */
export const AREA_TEXT: PerArea<AreaText> = {
  impact: {
    name: "Impact",
    meaning: "The difference my work makes",
    prompt: "Where do you see my work matter most?",
  },
  promotion: {
    name: "Promotion / Title",
    meaning: "Level, scope and recognition",
    prompt: "What does the next step ask for, and when is it realistic?",
  },
  compensation: {
    name: "Compensation",
    meaning: "Pay, equity, benefits",
    prompt: "What is possible here, and who decides?",
  },
  learning: {
    name: "Learning",
    meaning: "Skills and new experience",
    prompt: "Which work in the next six months would teach that?",
  },
  balance: {
    name: "Work-life Balance",
    meaning: "Time, energy, flexibility",
    prompt: "What is one thing we could change next month?",
  },
  culture: {
    name: "Culture / Team",
    meaning: "The people and how we work",
    prompt: "What do you want more of from this team?",
  },
};

/** Is this value the id of an area? */
export function isAreaId(value: unknown): value is AreaId {
  return (AREA_IDS as readonly unknown[]).includes(value);
}

/** Builds one value for each area. */
export function perArea<T>(valueOf: (area: AreaId) => T): PerArea<T> {
  return Object.fromEntries(AREA_IDS.map((area) => [area, valueOf(area)])) as Record<AreaId, T>;
}
