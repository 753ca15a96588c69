export type ThemeWish = "system" | "light" | "dark";

/** Colours of figures, distinguishable with every common kind of colour vision and from the background. */
export interface Palette {
  ground: string;
  ink: string;
  faint: string;
  data: string;
  reference: string;
  series: readonly string[];
}

/** Light colours, also used for exports. After Okabe and Ito (2008), darkened for thin lines on white. */
export const LIGHT: Palette = {
  ground: "#ffffff",
  ink: "#1b1f24",
  faint: "#b3bac2",
  data: "#0b66b0",
  reference: "#b8480b",
  series: ["#0b66b0", "#b8480b", "#00795a", "#a3458a", "#8a6500", "#1b1f24", "#4a4fc4", "#5c6670"],
};

export const DARK: Palette = {
  ground: "#14181d",
  ink: "#e6e9ed",
  faint: "#545d68",
  data: "#6fb7f2",
  reference: "#ff9f5f",
  series: ["#6fb7f2", "#ff9f5f", "#3fcf9f", "#f09ad2", "#e8c04a", "#e6e9ed", "#a9a5ff", "#9aa5b1"],
};

const KEY = "ventral.theme";

export function themeWish(storage: Storage): ThemeWish {
  const kept = storage.getItem(KEY);
  return kept === "light" || kept === "dark" ? kept : "system";
}

/** Applies a theme and stores it for the next visit. */
export function setTheme(wish: ThemeWish, root: HTMLElement, storage: Storage): void {
  if (wish === "system") {
    delete root.dataset["theme"];
    storage.removeItem(KEY);
  } else {
    root.dataset["theme"] = wish;
    storage.setItem(KEY, wish);
  }
}

export function palette(wish: ThemeWish, systemIsDark: boolean): Palette {
  return wish === "dark" || (wish === "system" && systemIsDark) ? DARK : LIGHT;
}
