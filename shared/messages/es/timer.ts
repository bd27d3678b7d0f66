import type { Messages } from "../messages.ts";
import { plural } from "../plural.ts";

/** The soft timer of a step. */
export const timer: Messages["timer"] = {
  timer: "Tiempo",
  minutes: (count) => `${count} min`,
  moreMinutes: (count) => `+${count} min`,
  running: (digits, leftOrOver) => `Tiempo, ${digits} ${leftOrOver}`,
  hint: (step) => `Un tiempo para «${step}», a la vista de todo el mundo`,
  menu: (step) => `Tiempo para «${step}»`,
  offer: (step) => `Un tiempo para «${step}», para todo el mundo`,
  forAll: (step) => `Para «${step}» y para todo el mundo`,
  started: (step, minutes) => `Tiempo para «${step}»: ${minutes} ${plural(minutes, "minuto", "minutos")}.`,
  more: (minutes) => `${minutes} ${plural(minutes, "minuto", "minutos")} más`,
  extended: (minutes) => `${minutes} ${plural(minutes, "minuto", "minutos")} más.`,
  stop: "Detener",
  stopped: (step) => `Se detuvo el tiempo para «${step}».`,
  tell: "Avisarme cuando se acabe",
  tellHow: "Solo en esta página, una vez y sin sonido",
  isOver: (step) => `Se acabó el tiempo para «${step}».`,
  takeYourTime: (step) => `Se acabó el tiempo para «${step}». No hay prisa.`,
  ok: "De acuerdo",
};
