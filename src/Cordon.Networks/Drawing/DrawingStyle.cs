namespace Cordon.Networks.Drawing;

/// <summary>
/// The style sheet that <see cref="NetworkSvg"/> and <see cref="TimelineSvg"/> expect in the page that holds them. Every colour is a
/// custom property with a light and a dark value, after the palette of Okabe and Ito (2008), which people with colour-vision
/// deficiencies can tell apart; darkened or lightened until each stands out 3:1 or more from its ground.
/// </summary>
public static class DrawingStyle
{
    /// <summary>The rules, ready for a <c>style</c> element; holds no <c>&lt;</c> and no <c>&amp;</c>.</summary>
    public const string Css = """
        :root {
          --ground: #ffffff; --ink: #1b2330; --quiet: #545f6e; --hair: #d9dee5;
          --c-blue: #0072b2; --c-sky: #2586bd; --c-orange: #b47600; --c-green: #00855f; --c-purple: #a94f86;
          --c-vermillion: #c85500; --c-gold: #7d7300; --c-grey: #6b7684;
          --bar: #b9c4d2; --bar-together: #c85500;
        }
        @media screen and (prefers-color-scheme: dark) {
          :root {
            --ground: #181e26; --ink: #e6eaf0; --quiet: #a6b0bd; --hair: #323c49;
            --c-blue: #58a6ec; --c-sky: #86d0f7; --c-orange: #f0b038; --c-green: #35c79c; --c-purple: #e59cc8;
            --c-vermillion: #f4854a; --c-gold: #e6dc5a; --c-grey: #9aa5b3;
            --bar: #4a5868; --bar-together: #f4854a;
          }
        }
        .drawing { display: block; max-width: 100%; height: auto; margin: 0 auto; font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; fill: var(--ink); }
        .drawing .ties { fill: none; stroke-linecap: butt; }
        .drawing .ties path:hover { stroke-opacity: 1; }
        .drawing .node { stroke: var(--ground); stroke-width: 1.5; paint-order: stroke; }
        .drawing .node:hover { stroke: var(--ink); }
        .drawing .label { font-size: 13px; font-weight: 500; stroke: var(--ground); stroke-width: 4px; stroke-linejoin: round; paint-order: stroke; }
        .drawing .key { font-size: 13px; }
        .drawing .key-head { font-size: 12px; font-weight: 600; fill: var(--quiet); }
        .drawing .quiet { fill: var(--quiet); }
        .drawing .rule { stroke: var(--hair); stroke-width: 1; fill: none; }
        .drawing .axis { font-size: 12px; fill: var(--quiet); }
        .drawing .bar { fill: var(--bar); }
        .drawing .bar-together { fill: var(--bar-together); }
        .drawing .hit { fill: transparent; }
        .drawing .hit:hover { fill: var(--ink); fill-opacity: .08; }
        .role-lead { fill: var(--c-vermillion); } .role-advertiser { fill: var(--c-orange); } .role-core { fill: var(--c-blue); } .role-bridge { fill: var(--c-purple); }
        .role-member { fill: var(--c-green); } .role-audience { fill: var(--c-sky); } .role-periphery { fill: var(--c-grey); }
        .tie-link { stroke: var(--c-blue); }
        .tie-domain { stroke: var(--c-blue); stroke-dasharray: 8 4; }
        .tie-tag { stroke: var(--c-orange); stroke-dasharray: 2 3; }
        .tie-media { stroke: var(--c-purple); stroke-dasharray: 12 3; }
        .tie-text { stroke: var(--c-green); stroke-dasharray: 8 3 2 3; }
        .tie-post { stroke: var(--c-sky); stroke-dasharray: 5 3; }
        .tie-target { stroke: var(--c-sky); stroke-dasharray: 2 3; }
        .tie-device { stroke: var(--c-vermillion); }
        .tie-address { stroke: var(--c-vermillion); stroke-dasharray: 8 4; }
        .tie-handle { stroke: var(--c-gold); stroke-dasharray: 12 3; }
        .tie-invite { stroke: var(--c-gold); stroke-dasharray: 2 3; }
        .tie-follow { stroke: var(--c-grey); }
        .tie-mention { stroke: var(--c-grey); stroke-dasharray: 6 4; }
        .tie-message { stroke: var(--c-grey); stroke-dasharray: 2 3; }
        .tie-reply { stroke: var(--c-grey); stroke-dasharray: 8 3 2 3; }
        """;
}
