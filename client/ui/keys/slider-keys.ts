/** The keys on a slider, and how many points each moves it by. */
export const SLIDER_KEYS = {
  oneMore: ["ArrowRight", "ArrowUp"],
  oneLess: ["ArrowLeft", "ArrowDown"],
  fiveMore: ["PageUp"],
  fiveLess: ["PageDown"],
  tenMore: ["Shift+ArrowRight", "Shift+ArrowUp"],
  tenLess: ["Shift+ArrowLeft", "Shift+ArrowDown"],
  none: ["Home"],
  most: ["End"],
  takeBack: ["Escape"],
} as const;
