using System.Security.Cryptography;
using System.Text;

namespace Cordon.Proving.Reports;

/// <summary>The style sheet of audit pages, and the content security policy that admits it, and nothing else, by hash.</summary>
internal static class ReportStyle
{
    /// <summary>Everything between <c>&lt;style&gt;</c> and <c>&lt;/style&gt;</c>.</summary>
    public static readonly string Css = ("\n" + Page + "\n").ReplaceLineEndings("\n");

    /// <summary>The value of the policy: no scripts, no requests, this one style sheet.</summary>
    public static readonly string Policy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Css)))}'; base-uri 'none'; form-action 'none'";

    private const string Page = """
        :root { color-scheme: light dark; --page: #f4f6f8; --ground: #fff; --sunk: #f7f9fb; --ink: #17202a; --quiet: #55606c; --hair: #dde3e9; --accent: #0b5cad; --before: #8a4b00; --worse: #a3271f; --better: #1d6b3a; }
        @media screen and (prefers-color-scheme: dark) {
          :root { --page: #10151b; --ground: #171e26; --sunk: #1f2731; --ink: #e6ebf0; --quiet: #a2adb8; --hair: #303a45; --accent: #86bdf9; --before: #f3c27a; --worse: #ff9c92; --better: #7fd6a0; }
        }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; overflow-wrap: anywhere; }
        .page { max-width: 76rem; margin: 0 auto; padding: 2.25rem 1.5rem 4rem; }
        h1, h2 { line-height: 1.2; font-weight: 650; text-wrap: balance; }
        h1 { font-size: 1.9rem; letter-spacing: -.015em; margin: 0 0 .35rem; }
        h2 { font-size: 1.3rem; margin: 0 0 .5rem; }
        p { margin: 0 0 .8rem; max-width: 82ch; }
        .lede, .small { color: var(--quiet); } .small { font-size: .875rem; }
        .mono { font-family: ui-monospace, SFMono-Regular, "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: .85em; }
        .card { background: var(--ground); border: 1px solid var(--hair); border-radius: .75rem; padding: 1.5rem 1.75rem; margin-top: 1.5rem; }
        .figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: 1.1rem 1.5rem; margin: 0; }
        .figures dt { font-size: .82rem; color: var(--quiet); } .figures dd { margin: .1rem 0 0; font-size: 1.3rem; font-weight: 600; font-variant-numeric: tabular-nums; }
        .scroll { overflow-x: auto; border: 1px solid var(--hair); border-radius: .5rem; }
        .scroll:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
        table { border-collapse: collapse; width: 100%; font-size: .875rem; line-height: 1.45; font-variant-numeric: tabular-nums; overflow-wrap: normal; }
        th, td { text-align: left; vertical-align: top; padding: .5rem .9rem; border-bottom: 1px solid var(--hair); }
        thead th { background: var(--sunk); font-size: .8rem; font-weight: 600; color: var(--quiet); white-space: nowrap; }
        tbody th { font-weight: 600; min-width: 17rem; } tbody th .mono { display: block; font-weight: 400; color: var(--quiet); } tbody tr:last-child > * { border-bottom: 0; }
        .n { text-align: right; white-space: nowrap; } td.small { min-width: 13rem; }
        .worse { color: var(--worse); font-weight: 600; } .better { color: var(--better); font-weight: 600; }
        .plot { max-width: 58rem; } .plot svg { display: block; width: 100%; height: auto; font: 13.5px system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
        .plot text { fill: var(--ink); } .plot .tick { fill: var(--quiet); font-size: 12px; } .plot .value { font-size: 12px; font-variant-numeric: tabular-nums; }
        .grid { stroke: var(--hair); stroke-width: 1; } .base { stroke: var(--quiet); stroke-width: 2.5; stroke-dasharray: 3 2; }
        .range { stroke-width: 2.5; stroke: var(--accent); } .range.before { stroke: var(--before); }
        .dot { fill: var(--accent); stroke: var(--accent); stroke-width: 2; } .dot.before { fill: var(--ground); stroke: var(--before); }
        ul { margin: 0; padding-left: 1.1rem; }
        footer { color: var(--quiet); font-size: .875rem; margin-top: 2rem; }
        @media (max-width: 40rem) { .page { padding: 1.25rem .75rem 3rem; } .card { padding: 1.1rem 1rem; } .plot { overflow-x: auto; } .plot svg { min-width: 38rem; } }
        @media print {
          body { background: none; font-size: 10pt; } .page { max-width: none; padding: 0; } .card { border: 0; padding: 0; }
          .scroll { overflow: visible; border: 0; } tr, li, .plot { break-inside: avoid; } h2 { break-after: avoid; }
        }
        """;
}
