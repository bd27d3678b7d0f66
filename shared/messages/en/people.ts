/** Who is here. */
export const people = {
  label: "Who is here",
  watching: (count: number) => `${count} watching`,
  you: (name: string) => `${name}, you`,
  on: (name: string, step: string) => `${name}, on ${step}`,
  away: (name: string) => `${name}, not here`,
};
