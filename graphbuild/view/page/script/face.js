// face: the letters that the map is written in.

export const FACE = "system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif";
