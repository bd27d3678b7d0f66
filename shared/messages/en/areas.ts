/** The words of each area: neutral, of like length, none nobler than another. */
export const areas = {
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
