/** What the six areas are called on the screen. */
export const AREAS = [
  "Impact",
  "Promotion / Title",
  "Compensation",
  "Learning",
  "Work-life Balance",
  "Culture / Team",
] as const;

/** What one area is called on the screen. */
export type Area = (typeof AREAS)[number];

/** One person's whole answer. */
export type Answer = {
  readonly order: readonly Area[];
  /** Areas that are missing have 0. */
  readonly points: Partial<Readonly<Record<Area, number>>>;
};

/** Maya's answer in the comparison that is worked out by hand in compare.spec.ts. */
export const MAYAS_ANSWER: Answer = {
  order: ["Impact", "Learning", "Culture / Team", "Work-life Balance", "Compensation", "Promotion / Title"],
  points: {
    Impact: 30,
    Learning: 25,
    "Culture / Team": 18,
    "Work-life Balance": 12,
    Compensation: 10,
    "Promotion / Title": 5,
  },
};

/** Sam's answer in the same comparison. */
export const SAMS_ANSWER: Answer = {
  order: ["Promotion / Title", "Impact", "Compensation", "Learning", "Culture / Team", "Work-life Balance"],
  points: {
    "Promotion / Title": 34,
    Impact: 22,
    Compensation: 18,
    Learning: 14,
    "Culture / Team": 8,
    "Work-life Balance": 4,
  },
};
