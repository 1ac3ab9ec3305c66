using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace Cordon.Casework.Pages;

/// <summary>A document for people, as plain text and as one HTML file that asks for nothing: no script, no font, no picture from elsewhere.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Lead">A sentence or two below the title.</param>
/// <param name="Sections">Its parts.</param>
public sealed record Page(string Title, string Lead, IReadOnlyList<PageSection> Sections)
{
    private const int LabelWidth = 28;

    private const string Style = """
        :root{color-scheme:light dark;--ink:#1b1f24;--soft:#57606a;--line:#d0d7de;--ground:#fff;--raised:#f6f8fa}
        @media (prefers-color-scheme:dark){:root{--ink:#e6edf3;--soft:#9da7b3;--line:#3d444d;--ground:#0d1117;--raised:#161b22}}
        *{box-sizing:border-box}
        body{margin:0 auto;padding:2rem 1.25rem 4rem;max-width:62rem;background:var(--ground);color:var(--ink);font:16px/1.55 system-ui,sans-serif}
        h1{font-size:1.75rem;line-height:1.25;margin:0 0 .5rem}
        h2{font-size:1.2rem;margin:2.25rem 0 .5rem;padding-bottom:.3rem;border-bottom:1px solid var(--line)}
        h3{font-size:1rem;margin:1.25rem 0 .25rem}
        p{margin:.25rem 0;color:var(--soft)}
        dl{display:grid;grid-template-columns:minmax(9rem,15rem) 1fr;margin:0;border-radius:.4rem;overflow:hidden}
        dt,dd{margin:0;padding:.35rem .6rem;border-bottom:1px solid var(--line)}
        dt{color:var(--soft)}
        dd{overflow-wrap:anywhere;white-space:pre-wrap}
        table{border-collapse:collapse;width:100%;font-size:.92rem}
        caption{text-align:left;color:var(--soft);padding:.25rem 0}
        th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
        th{background:var(--raised);font-weight:600;overflow-wrap:normal}
        td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}
        .scroll{overflow-x:auto}
        code{font:.85em/1.5 ui-monospace,monospace;overflow-wrap:anywhere}
        @media (max-width:40rem){dl{grid-template-columns:1fr}dt{border-bottom:0;padding-bottom:0}}
        @media print{body{max-width:none;padding:0;font-size:10.5pt}h2,h3{break-after:avoid}tr,dt,dd{break-inside:avoid}thead{display:table-header-group}}
        """;

    /// <summary>HTML behind the sections, already written; empty for none.</summary>
    public string Rest { get; init; } = "";

    /// <summary>Makes text harmless inside HTML.</summary>
    public static string Escape(string text) => HtmlEncoder.Default.Encode(text);

    /// <summary>A table with a caption and a heading to each column. Columns whose name begins with <c>#</c> hold numbers.</summary>
    public static string Table(string caption, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        var html = new StringBuilder().Append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"").Append(Escape(caption)).Append("\"><table><caption>").Append(Escape(caption)).Append("</caption><thead><tr>");
        foreach (var column in columns)
            html.Append(column.StartsWith('#') ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">").Append(Escape(column.TrimStart('#'))).Append("</th>");
        html.Append("</tr></thead><tbody>");
        foreach (var row in rows)
        {
            html.Append("<tr>");
            for (var i = 0; i < row.Count; i++)
                html.Append(columns[i].StartsWith('#') ? "<td class=\"n\">" : "<td>").Append(Escape(row[i])).Append("</td>");
            html.Append("</tr>");
        }

        return html.Append("</tbody></table></div>\n").ToString();
    }

    /// <summary>The page as plain text.</summary>
    public string ToText()
    {
        var text = new StringBuilder().Append(Title).Append('\n').Append('=', Title.Length).Append('\n').Append(Lead).Append('\n');
        foreach (var section in Sections)
        {
            text.Append('\n').Append(section.Title).Append('\n');
            if (section.Level == 2)
                text.Append('-', section.Title.Length).Append('\n');
            foreach (var (label, value) in section.Rows)
            {
                // Control characters could move a terminal's cursor.
                var clean = string.Concat(value.Select(c => char.IsControl(c) && c != '\n' ? '\uFFFD' : c)).Replace("\n", "\n" + new string(' ', LabelWidth + 2), StringComparison.Ordinal);
                text.Append(CultureInfo.InvariantCulture, $"  {label.PadRight(LabelWidth)}{clean}\n");
            }
        }

        return text.ToString();
    }

    /// <summary>The page as HTML.</summary>
    public string ToHtml()
    {
        var html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<title>")
            .Append(Escape(Title)).Append("</title>\n<style>\n").Append(Style).Append("\n</style>\n</head>\n<body>\n<main>\n<h1>").Append(Escape(Title)).Append("</h1>\n<p>").Append(Escape(Lead)).Append("</p>\n");
        foreach (var section in Sections)
        {
            html.Append(CultureInfo.InvariantCulture, $"<h{section.Level}>").Append(Escape(section.Title)).Append(CultureInfo.InvariantCulture, $"</h{section.Level}>\n");
            if (section.Rows.Count == 0)
                continue;
            html.Append("<dl>\n");
            foreach (var (label, value) in section.Rows)
                html.Append("<dt>").Append(Escape(label)).Append("</dt><dd>").Append(Escape(value)).Append("</dd>\n");
            html.Append("</dl>\n");
        }

        return html.Append(Rest).Append("</main>\n</body>\n</html>\n").ToString();
    }
}
