declare namespace places {
  interface Place {
    readonly name: string;
    readonly path: string;
    readonly mayImport: readonly string[];
    readonly sentence: string;
  }
}

declare const places: {
  readonly PLACES: readonly places.Place[];
  readonly GROUPS: Readonly<Record<string, readonly string[]>>;
  readonly RULES: readonly string[];
};

export = places;
