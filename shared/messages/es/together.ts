import type { Messages } from "../messages.ts";

/** How people on one board join, call and follow each other. */
export const together: Messages["together"] = {
  elsewhere: (name, step) => `${name} · en ${step}`,
  asksYou: (name) => `${name} te llama`,
  asks: (name, step) => `${name} te pide que vengas a «${step}».`,
  asksParts: { between: " te pide que vengas a «", after: "»." },
  goTo: (step) => `Ir a «${step}»`,
  stay: "Quedarme aquí",
  following: (name) => `Sigues a ${name}`,
  followingParts: { before: "Sigues a ", after: "" },
  followingUntil: (name) => `Sigues a ${name} hasta que hagas algo por tu cuenta.`,
  noLonger: (name) => `Ya no sigues a ${name}.`,
  hasLeft: (name) => `${name} se fue, así que ya no sigues a nadie.`,
  stop: "Dejar de seguir",
  moveSeat: "Ocupar otro lugar",
  notHere: "No está aquí en este momento. El tablero se conserva hasta que vuelva.",
  looksLikeYou: (step) => `Está en «${step}», como tú.`,
  looks: (step) => `Está en «${step}».`,
  join: (name) => `Ir con ${name}`,
  follow: (name) => `Seguir a ${name}`,
  followHint: "Mirar donde mira, hasta que hagas algo por tu cuenta",
  stopFollowing: "Dejar de seguir",
  bring: (name) => `Traer a ${name} aquí`,
};
