// What mammoth reads in a Word document, as far as the text needs it. Its own types leave the tree open.

/** A node of the tree; which fields are there depends on `type`. */
export interface DocxNode {
  readonly type: string;
  readonly children?: readonly DocxNode[];
  readonly value?: string;
  /** Of a break: `line`, `page` or `column`. */
  readonly breakType?: string;
  readonly checked?: boolean;
  readonly styleId?: string | null;
  readonly styleName?: string | null;
  readonly numbering?: { readonly isOrdered: boolean; readonly level: string } | null;
  readonly noteType?: string;
  readonly noteId?: string;
  readonly body?: readonly DocxNode[];
}

export interface DocxDocument extends DocxNode {
  readonly children: readonly DocxNode[];
  readonly notes: { readonly resolve: (reference: DocxNode) => DocxNode | null };
  readonly comments: readonly unknown[];
}
