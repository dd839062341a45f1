/** The bundler puts style sheets into main.css. */
declare module '*.css';
