/** The question on arrival, where to sit. */
export const arrive = {
  title: "Take a seat",
  intro: "You change your own side and see the other one live. You can move later.",
  taken: "already here on another page",
  roleTaken: (role: string) => `${role}, already here on another page`,
  share: "We share this screen",
  sharedIntro:
    "Both of you change the board on this screen. Say whose hand begins; it is asked again when it matters.",
  back: "Everybody has their own screen",
  watch: "Just watch",
};
