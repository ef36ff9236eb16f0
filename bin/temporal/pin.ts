/** The version of Temporal's command line tool, whose development server is the engine of a single small site. */
export const cliVersion = '1.9.1';

/** SHA-256 of the program itself, whichever way it came: the PyPI wheel holds the official file unchanged. */
export const cliSha256: Record<string, string | undefined> = {
  'linux-x64': '712217694cac9f786a72d4b6c876cd15f3dcf1bf31434d9fed6af25242a327a0',
  'linux-arm64': '667e9403cb2faaf439ecaa7eb7190e0d08521de6c9118da7fd26ad594281271d',
  'darwin-arm64': '33c298d41f6eefebf01a28a3511f444480e939e21d3518cb0c12a4abad467c4b',
  'darwin-x64': 'd5776986d343fb789f49e4e7b6d3faca931c0877b71c6d4a7ac39dba467155cc',
};

/** This machine's name in the table above. */
export const platform = `${process.platform}-${process.arch}`;
