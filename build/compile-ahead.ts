// Code that V8 compiles while the page loads, on another thread. Left to itself it compiles a function when it is first called:
// for the reading view that is a third of the time from text and marks in memory to the first paint.

/** First line of a file all of whose functions are compiled at once (Chromium 136; others read it as a comment). */
export const compileAhead = '//# allFunctionsCalledOnLoad\n';

const readingView = 'reading-view';

/** Output options of the page: the viewer and Lexical in a file of their own, compiled ahead; the rest as it is called. */
export const readingViewAhead = {
  codeSplitting: {
    groups: [{ name: readingView, test: /[\\/](?:node_modules[\\/]lexical|renderer[\\/]editor)[\\/]/ }],
  },
  postBanner: ({ name }: { readonly name: string }) => (name === readingView ? compileAhead : ''),
};
