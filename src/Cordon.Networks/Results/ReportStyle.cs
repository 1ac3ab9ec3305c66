using System.Security.Cryptography;
using System.Text;
using Cordon.Networks.Drawing;

namespace Cordon.Networks.Results;

/// <summary>The report's style sheet and the content security policy that admits it, and nothing else, by hash.</summary>
internal static class ReportStyle
{
    /// <summary>Everything between <c>&lt;style&gt;</c> and <c>&lt;/style&gt;</c>.</summary>
    public static readonly string Css = (DrawingStyle.Css + "\n" + Page + "\n").ReplaceLineEndings("\n");

    /// <summary>The value of the policy: no scripts, no requests, this one style sheet.</summary>
    public static readonly string Policy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Css)))}'; base-uri 'none'; form-action 'none'";

    private const string Page = """
        :root { color-scheme: light dark; --page: #f4f6f8; --sunk: #f7f9fb; --accent: #0b5cad; --focus: #0b5cad; --warn: #8a4b00; --warn-ground: #fff6e8; }
        @media screen and (prefers-color-scheme: dark) {
          :root { --page: #10151b; --sunk: #1f2731; --accent: #86bdf9; --focus: #86bdf9; --warn: #f3c27a; --warn-ground: #2c2415; }
        }
        * { box-sizing: border-box; }
        html { scroll-behavior: smooth; -webkit-text-size-adjust: 100%; }
        @media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
        body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; overflow-wrap: anywhere; }
        .skip { position: absolute; left: -999rem; top: 0; background: var(--accent); color: var(--ground); padding: .6rem 1rem; border-radius: 0 0 .4rem 0; z-index: 3; }
        .skip:focus { left: 0; }
        a { color: var(--accent); text-underline-offset: .18em; text-decoration-thickness: 1px; }
        a:hover { text-decoration-thickness: 2px; }
        :focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 3px; }
        .page { max-width: 76rem; margin: 0 auto; padding: 2.25rem 1.5rem 4rem; }
        h1, h2, h3 { line-height: 1.2; font-weight: 650; text-wrap: balance; }
        h1 { font-size: 1.9rem; letter-spacing: -.015em; margin: 0 0 .35rem; }
        h2 { font-size: 1.35rem; letter-spacing: -.01em; margin: 0 0 .6rem; }
        h3 { font-size: 1rem; margin: 2.1rem 0 .55rem; }
        p, ul, ol { margin: 0 0 .8rem; }
        p, li { max-width: 78ch; }
        .lede { color: var(--quiet); font-size: 1.05rem; margin: 0; }
        .small { font-size: .875rem; color: var(--quiet); }
        .network { content-visibility: auto; contain-intrinsic-size: auto 2800px; }
        .mono { font-family: ui-monospace, SFMono-Regular, "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: .92em; }
        h2.mono { font-size: 1.3rem; letter-spacing: 0; margin-bottom: .3rem; }
        p.small { max-width: 92ch; }
        .scroll + p.small { margin-top: .6rem; }
        .top-nav { display: flex; flex-wrap: wrap; gap: .3rem 1.4rem; margin-top: 1.1rem; font-size: .95rem; }
        .card { background: var(--ground); border: 1px solid var(--hair); border-radius: .75rem; padding: 1.6rem 1.75rem; margin-top: 1.5rem; scroll-margin-top: 1rem; }
        .card > :last-child, .cols > div > :last-child { margin-bottom: 0; }
        .figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: 1.1rem 1.5rem; margin: 1rem 0 0; }
        .figures dt { font-size: .82rem; color: var(--quiet); }
        .figures dd { margin: .1rem 0 0; font-size: 1.3rem; font-weight: 600; letter-spacing: -.01em; font-variant-numeric: tabular-nums; line-height: 1.25; }
        .figures .long { grid-column: span 2; }
        .figures dd.words { font-size: 1rem; line-height: 1.4; padding-top: .15rem; }
        .notes { background: var(--warn-ground); border-left: 4px solid var(--warn); border-radius: .3rem; padding: .9rem 1.1rem; margin-top: 1.4rem; }
        .notes h3 { margin: 0 0 .4rem; color: var(--warn); }
        .notes ul { margin: 0; padding-left: 1.1rem; }
        .scroll { overflow-x: auto; max-width: 100%; border: 1px solid var(--hair); border-radius: .5rem; position: relative; }
        .scroll.tall { max-height: 36rem; overflow: auto; }
        .scroll svg.drawing { max-width: max(100%, 40rem); }
        .figure { margin: 0; }
        .plain { border: 0; }
        table { border-collapse: collapse; width: 100%; font-size: .9rem; line-height: 1.45; font-variant-numeric: tabular-nums; }
        caption { text-align: left; padding: .7rem .9rem; color: var(--quiet); font-size: .875rem; }
        th, td { text-align: left; vertical-align: top; padding: .55rem .9rem; border-bottom: 1px solid var(--hair); }
        thead th { position: sticky; top: 0; background: var(--sunk); font-size: .8rem; font-weight: 600; color: var(--quiet); white-space: nowrap; z-index: 1; }
        tbody tr:last-child > * { border-bottom: 0; }
        tbody + tbody > tr:first-child > * { border-top: 1px solid var(--hair); }
        tbody th { font-weight: 600; }
        tfoot th, tfoot td { border-top: 2px solid var(--hair); border-bottom: 0; font-weight: 600; }
        .n { text-align: right; white-space: nowrap; }
        .nowrap { white-space: nowrap; }
        .name { min-width: 11.5rem; max-width: 20rem; }
        .why { min-width: 19rem; max-width: 44rem; }
        .zero td, .zero th { color: var(--quiet); font-weight: 400; }
        .meter { display: inline-block; width: 4.5rem; height: .5rem; vertical-align: .06em; margin-right: .5rem; border-radius: .25rem; }
        .meter.wide { width: 100%; margin: .15rem 0 0; }
        .meter .of { fill: var(--hair); } .meter .is { fill: var(--accent); }
        .icon { width: 1rem; height: 1rem; vertical-align: -.15em; margin-right: .4rem; }
        .icon .node { stroke: none; }
        .chips { display: flex; flex-wrap: wrap; gap: .2rem .9rem; }
        .chip { white-space: nowrap; font-size: .875rem; }
        .swatch { width: 1.7rem; height: .6rem; margin-right: .4rem; vertical-align: .05em; fill: none; stroke-width: 2.5; }
        .network-head .chips { margin-top: .55rem; }
        .network-head { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .5rem 2rem; align-items: flex-start; }
        .eyebrow { font-size: .82rem; color: var(--quiet); margin: 0 0 .2rem; }
        .score { text-align: right; margin: 0; line-height: 1.15; }
        .score b { display: block; font-size: 2.1rem; font-weight: 650; letter-spacing: -.02em; font-variant-numeric: tabular-nums; }
        .score span { font-size: .82rem; color: var(--quiet); }
        .cols { display: grid; grid-template-columns: minmax(0, 1.15fr) minmax(0, 1fr); gap: 0 2.75rem; }
        .reasons { padding-left: 1.25rem; } .reasons li { margin-bottom: .5rem; } .reasons li::marker { color: var(--quiet); }
        .parts { margin: 0; } .parts > div { margin-bottom: .85rem; }
        .parts dt { display: flex; justify-content: space-between; font-size: .92rem; font-weight: 600; font-variant-numeric: tabular-nums; }
        .parts dt span:first-child { display: inline-block; } .parts dt span:first-child::first-letter { text-transform: uppercase; }
        .parts dd { margin: 0; } .parts dd p { font-size: .875rem; color: var(--quiet); margin: .25rem 0 0; }
        .doubt { display: grid; grid-template-columns: repeat(auto-fit, minmax(12rem, 1fr)); gap: 1rem 1.5rem; margin: 1.3rem 0 0; padding: 1rem 1.1rem; background: var(--sunk); border-radius: .5rem; }
        .doubt dt { font-size: .82rem; color: var(--quiet); } .doubt dd { margin: .1rem 0 0; font-size: 1.1rem; font-weight: 600; font-variant-numeric: tabular-nums; }
        .doubt dd p { font-size: .82rem; font-weight: 400; color: var(--quiet); margin: .15rem 0 0; line-height: 1.4; }
        .signs ul { margin: 0; padding-left: 1.1rem; } .signs li { margin-bottom: .3rem; }
        .care { border-left: 4px solid var(--accent); background: var(--sunk); border-radius: .3rem; padding: .9rem 1.1rem; margin-top: 2.1rem; }
        .care h3 { margin: 0 0 .4rem; } .care details { margin-top: .6rem; background: var(--ground); } .care p { margin: 0; }
        details { border: 1px solid var(--hair); border-radius: .5rem; margin-top: 2.1rem; }
        summary { cursor: pointer; padding: .75rem .95rem; font-weight: 600; }
        summary:hover { background: var(--sunk); }
        details[open] > summary { border-bottom: 1px solid var(--hair); }
        details > .scroll { border: 0; border-radius: 0 0 .5rem .5rem; }
        details > .scroll:not(:last-child) { border-bottom: 1px solid var(--hair); border-radius: 0; }
        sup { font-size: .75em; line-height: 0; }
        details > p { margin: .8rem .95rem; }
        .tie-row th { background: var(--sunk); font-weight: 600; } .tie-row .small { font-weight: 400; }
        .path { line-height: 1.7; }
        .flag { color: var(--warn); font-weight: 600; white-space: nowrap; }
        .back { margin: 1.6rem 0 0; font-size: .9rem; }
        footer { color: var(--quiet); font-size: .875rem; margin-top: 2rem; }
        @media (max-width: 60rem) { .cols { grid-template-columns: minmax(0, 1fr); } }
        @media (max-width: 40rem) {
          .page { padding: 1.25rem .75rem 3rem; } .card { padding: 1.1rem 1rem; border-radius: .6rem; }
          h1 { font-size: 1.5rem; } .score { text-align: left; } th, td { padding: .5rem .65rem; } .name { min-width: 9rem; } .why { min-width: 30rem; }
          .figures { grid-template-columns: repeat(auto-fit, minmax(7.5rem, 1fr)); }
        }
        @media print {
          body { background: none; font-size: 10.5pt; } .skip, .top-nav, .back { display: none; }
          .page { max-width: none; padding: 0; } .card { border: 0; padding: 0; margin-top: 1.5rem; } .network { break-before: page; content-visibility: visible; }
          .scroll, .scroll.tall { overflow: visible; max-height: none; border: 0; } .scroll svg.drawing { max-width: 100%; }
          thead th { position: static; } tr, figure, li { break-inside: avoid; } h2, h3 { break-after: avoid; }
        }
        """;
}
