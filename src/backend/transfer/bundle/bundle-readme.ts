import type { BundleManifest } from './bundle-manifest'

/** `README.txt`: what the bundle is and how anybody checks it, without Claimdesk. Lines of 78 characters at most. */
export function bundleReadme({
  session,
  stateAt,
  private: isPrivate,
  software
}: Omit<BundleManifest, 'files'>): string {
  return `A FACT-CHECK, WITH EVERYTHING IT RESTS ON

Session:  ${session.name.replace(/\s+/g, ' ')}
State of: ${stateAt ?? 'before the first change'}
Made by:  ${software}

What is in it
  manifest.json          what this bundle is, and the SHA-256 of every file
  session.json           the session: articles, scale, policy, people, facts
  sources.json           sources, and contacts that may be told
  articles/<id>/         each article: the text as it was checked (text.txt),
                         the file it came from (original.*), what is known of
                         it (article.json), and the check (checks.json): claims,
                         questions, evidence, decisions
  claimdesk-export.json  the same in one file, for taking it into Claimdesk
  evidence/              captured files, named by their SHA-256
  log.jsonl              who changed what and when; every line carries the
                         SHA-256 of the line before
  reports/report.html    the report for readers: open it in any browser
  SHA256SUMS             the same hashes, for tools

Positions in texts count UTF-16 code units, from 0; an end is not included.
${
  isPrivate
    ? 'Private notes, contacts and sensitive sources ARE in this bundle.'
    : 'Private notes, private contacts, sensitive sources and sensitive evidence were\nleft out. The log says of each line what was left out of it.'
}

How to check that nothing was changed
  With Claimdesk, without network:
      claimdesk verify FILE.zip
  Without Claimdesk: unpack the archive, open a terminal in its folder, then
      Linux:    sha256sum -c SHA256SUMS
      macOS:    shasum -a 256 -c SHA256SUMS
      Windows:  Get-FileHash -Algorithm SHA256 NAME-OF-A-FILE
                and compare with the line of that file in SHA256SUMS
  The SHA-256 of manifest.json is the digest of this bundle. It is also in the
  comment of the archive. Somebody who changes the bundle on purpose could write
  new hashes everywhere: compare the digest with the one you were given by other
  means, such as the printed report or a message, and keep it apart.
`
}
