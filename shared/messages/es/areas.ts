import type { Messages } from "../messages.ts";

/** The words of each area: neutral, of like length, none nobler than another. */
export const areas: Messages["areas"] = {
  impact: {
    name: "Impacto",
    meaning: "La diferencia que marca mi trabajo",
    prompt: "¿Dónde ves que mi trabajo importa más?",
  },
  promotion: {
    name: "Ascenso / Cargo",
    meaning: "Nivel, alcance y reconocimiento",
    prompt: "¿Qué pide el próximo paso y cuándo es realista?",
  },
  compensation: {
    name: "Remuneración",
    meaning: "Salario, acciones, beneficios",
    prompt: "¿Qué es posible aquí y quién lo decide?",
  },
  learning: {
    name: "Aprendizaje",
    meaning: "Habilidades y experiencias nuevas",
    prompt: "¿Con qué trabajo de los próximos seis meses se aprendería eso?",
  },
  balance: {
    name: "Vida y trabajo",
    meaning: "Tiempo, energía, flexibilidad",
    prompt: "¿Qué cambio podríamos hacer el mes que viene?",
  },
  culture: {
    name: "Cultura / Equipo",
    meaning: "Las personas y cómo trabajamos",
    prompt: "¿De qué te gustaría tener más en este equipo?",
  },
};
