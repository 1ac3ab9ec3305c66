using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Cordon.Events.Writing;

/// <summary>
/// Writes HTML that is also well-formed XML: in <c>Write($"…{value}…")</c> the literal parts are markup and every value is escaped, so text
/// from the data cannot become markup by oversight. What hides or reorders text is spelled out.
/// </summary>
public sealed class Markup(TextWriter output)
{
    /// <summary>Writes markup with values in it; the values are escaped.</summary>
    [SuppressMessage("Performance", "CA1822:Mark members as static", Justification = "The compiler hands this instance to the handler, which does the writing.")]
    public void Write([InterpolatedStringHandlerArgument("")] ref Handler markup) => _ = markup;

    /// <summary>Writes markup as it stands; nothing from the data may be in it.</summary>
    public void Raw(string markup) => output.Write(markup);

    private void Text(string? text)
    {
        for (var i = 0; i < (text?.Length ?? 0); i++)
        {
            var c = text![i];
            switch (c)
            {
                case '&':
                    output.Write("&amp;");
                    break;
                case '<':
                    output.Write("&lt;");
                    break;
                case '>':
                    output.Write("&gt;");
                    break;
                case '"':
                    output.Write("&quot;");
                    break;
                case '\'':
                    output.Write("&#39;");
                    break;
                case '\t' or '\n' or '\r':
                    output.Write(' ');
                    break;
                case < ' ' or '\u007F' or (>= '\u0080' and <= '\u009F') or '\u061C' or '\u200B' or '\u200E' or '\u200F' or (>= '\u2028' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFEFF' or '\uFFFE' or '\uFFFF':
                    output.Write($"‹U+{((int)c).ToString("X4", CultureInfo.InvariantCulture)}›");
                    break;
                default:
                    if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                        output.Write(text.AsSpan(i++, 2));
                    else
                        output.Write(char.IsSurrogate(c) ? '\uFFFD' : c);
                    break;
            }
        }
    }

    /// <summary>Takes an interpolated string apart: literals as they stand, values escaped and culture-invariant.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Handler
    {
        private readonly Markup _markup;

        /// <summary>Called by the compiler.</summary>
        public Handler(int literalLength, int formattedCount, Markup markup)
        {
            _ = literalLength;
            _ = formattedCount;
            _markup = markup;
        }

        /// <summary>Writes a literal part as it stands.</summary>
        public void AppendLiteral(string markup) => _markup.Raw(markup);

        /// <summary>Writes a text, escaped.</summary>
        public void AppendFormatted(string? text) => _markup.Text(text);

        /// <summary>Writes a count with its thousands grouped.</summary>
        public void AppendFormatted(long value) => _markup.Raw(value.ToString("N0", CultureInfo.InvariantCulture));

        /// <summary>Writes a time in UTC, to the second.</summary>
        public void AppendFormatted(DateTimeOffset time) => _markup.Raw(time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture));
    }
}
