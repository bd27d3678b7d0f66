/*
 * What moves, asks and answers while others are here: one piece, fetched while the first step comes.
 */
export { CallToast } from "./CallToast.tsx";
export { Following } from "./Following.tsx";
export { MotionLayer } from "./MotionLayer.tsx";
export { PersonCard } from "./PersonCard.tsx";
