using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Cordon.Networks.Markup;

/// <summary>
/// Writes HTML that is also well-formed XML. In <c>writer.Write($"…{value}…")</c> the literal parts are markup and every value is
/// escaped, so text from the data cannot become markup by oversight.
/// </summary>
internal sealed class MarkupWriter(TextWriter output)
{
    /// <summary>Writes markup whose interpolated values are escaped, for element content and double-quoted attributes alike.</summary>
    [SuppressMessage("Performance", "CA1822:Mark members as static", Justification = "The compiler hands this instance to the handler, which does the writing.")]
    public void Write([InterpolatedStringHandlerArgument("")] ref Handler markup) => _ = markup;

    /// <summary>Writes constant markup as it stands.</summary>
    public void Raw(string markup) => output.Write(markup);

    /// <summary>
    /// Writes text escaped. What XML 1.0 cannot hold becomes U+FFFD; what hides or reorders other text (direction overrides, zero-width
    /// spaces) is spelled out as ‹U+202E›, so that a name looks like what it is.
    /// </summary>
    public void Text(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            var plain = 0;
            while (plain < text.Length && !Special(text[plain]))
                plain++;
            output.Write(text[..plain]);
            text = text[plain..];
            if (text.IsEmpty)
                return;
            WriteSpecial(text, out var taken);
            text = text[taken..];
        }
    }

    private void WriteSpecial(ReadOnlySpan<char> text, out int taken)
    {
        taken = 1;
        var c = text[0];
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
            default:
                if (Hidden(c))
                {
                    output.Write("‹U+");
                    output.Write(((int)c).ToString("X4", CultureInfo.InvariantCulture));
                    output.Write('›');
                }
                else if (Rune.DecodeFromUtf16(text, out _, out var length) == System.Buffers.OperationStatus.Done && c is >= ' ' and not ('\uFFFE' or '\uFFFF'))
                {
                    output.Write(text[..length]);
                    taken = length;
                }
                else
                {
                    output.Write('\uFFFD');
                }

                break;
        }
    }

    private static bool Special(char c) =>
        c is < ' ' or '&' or '<' or '>' or '"' or '\'' or '\uFFFE' or '\uFFFF' || char.IsSurrogate(c) || Hidden(c);

    /// <summary>True for characters that reorder or hide text: bidirectional controls, zero-width spaces, C1 controls.</summary>
    public static bool Hidden(char c) =>
        c is '\u061C' or '\u200B' or '\u200E' or '\u200F' or (>= '\u2028' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFEFF' or (>= '\u007F' and <= '\u009F');

    /// <summary>Takes an interpolated string apart: literals as they stand, values escaped and culture-invariant.</summary>
    [InterpolatedStringHandler]
    internal readonly ref struct Handler
    {
        private readonly MarkupWriter _writer;

        public Handler(int literalLength, int formattedCount, MarkupWriter writer)
        {
            _ = literalLength;
            _ = formattedCount;
            _writer = writer;
        }

        public void AppendLiteral(string markup) => _writer.Raw(markup);

        public void AppendFormatted(string? text) => _writer.Text(text);

        public void AppendFormatted(ReadOnlySpan<char> text) => _writer.Text(text);

        /// <summary>Integers get thin grouping for reading, as in 12,345.</summary>
        public void AppendFormatted(long value) => _writer.Raw(value.ToString("N0", CultureInfo.InvariantCulture));

        public void AppendFormatted(long value, string format) => _writer.Raw(value.ToString(format, CultureInfo.InvariantCulture));

        public void AppendFormatted(double value, string format) => _writer.Raw(Figures.Fixed(value, format));
    }
}
