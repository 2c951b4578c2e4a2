/** What Cube's gateway hands to result assembly, reduced to what is read here. Names are Cube's. */
type TimeDimension = { dimension: string; granularity?: string | null; dateRange?: string[] };

export type NormalizedQuery = {
  measures?: unknown[];
  dimensions?: unknown[];
  timeDimensions?: TimeDimension[];
  [key: string]: unknown;
};

export type AnnotationItem = { type?: string; [key: string]: unknown };

export type QueryType = "regularQuery" | "compareDateRangeQuery" | "blendingQuery";

export type TransformRequest = {
  aliasToMemberNameMap: Record<string, string>;
  annotation: Record<string, AnnotationItem>;
  query: NormalizedQuery;
  queryType?: QueryType;
  resType?: string;
};

/** Rows of the database, column by column; both lists are empty where there is no row. */
export type Columns = { members: string[]; columns: unknown[][] };

export type Envelope = {
  query: NormalizedQuery;
  annotation?: Record<string, Record<string, AnnotationItem>>;
  slowQuery?: boolean;
  [key: string]: unknown;
};
