/** What the two seats are called. */
export const seats = {
  /** As a name, where nobody has given one. */
  role: { left: "Employee", right: "Manager" },
  /** Behind a name or inside a sentence. */
  roleInText: { left: "employee", right: "manager" },
  /** As the one who does something, where nobody has given a name. */
  theRole: { left: "The employee", right: "The manager" },
  answersOf: (name: string) => `${name}’s answers`,
};
