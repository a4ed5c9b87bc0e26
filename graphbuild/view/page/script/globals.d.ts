// What the page's other script brings, and what ours leaves for the console.

declare const vis: any;
interface Window { graphbuild: any }
