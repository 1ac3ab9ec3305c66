using System.Text;
using System.Text.Json;
using CsCheck;

namespace Cordon.Events.Tests;

public sealed class FuzzTests
{
    private static readonly Gen<byte[]> Sample = Gen.Int[0, Samples.All.Length].Select(
        i => Encoding.UTF8.GetBytes(i == Samples.All.Length ? "actor,time,text\na,1772366400,\"x\"\nb,1772366401,y\n" : Samples.All[i] + "\n" + Samples.All[(i + 1) % Samples.All.Length] + "\n"));

    [Fact]
    public void Random_bytes_never_throw() => Gen.Byte.Array[0, 400].Sample(Survives, iter: 3000);

    [Fact]
    public void Random_text_of_JSON_and_table_signs_never_throws() => Gen.Select(
        Gen.OneOf([.. new[] { "{", "[", "actor,time\n", "" }.Select(Gen.Const)]), Gen.Char["{}[]\",:\\ \n\tae19.-\u00e9"].Array[0, 120])
        .Select((start, rest) => Encoding.UTF8.GetBytes(start + new string(rest))).Sample(Survives, iter: 5000);

    [Fact]
    public void Valid_input_with_some_bytes_changed_never_throws_and_every_line_is_accounted_for() => Gen.Select(
        Sample, Gen.Select(Gen.Int[0, 999], Gen.Byte[32, 126]).Array[1, 6]).Sample(
        (bytes, changes) =>
        {
            foreach (var (at, value) in changes)
            {
                // Line breaks stay, and so does the first byte, which tells what kind of file it is.
                var place = 1 + (at % (bytes.Length - 1));
                if (bytes[place] != '\n')
                    bytes[place] = value;
            }

            var outcome = Outcome.Of(bytes);
            var isTable = bytes[0] == 'a';
            Assert.True(isTable || outcome.Accounted == bytes.Count(b => b == '\n'), $"{outcome.Accounted} lines accounted for");
        },
        iter: 5000);

    [Fact]
    public void Valid_lines_with_any_value_replaced_by_any_other_are_events_rejects_or_ignored() => Gen.Select(
        Gen.Int[0, Samples.Rich.Length - 1], Gen.Int[0, 999], Gen.Int[0, Strange.Length - 1], Gen.Int[0, 999], Gen.Int[0, Strange.Length - 1]).Sample(
        (line, at, value, at2, value2) =>
        {
            var text = Replaced(Replaced(Samples.Rich[line], at, Strange[value]), at2, Strange[value2]);
            Assert.Equal(1, Outcome.Of(text + "\n").Accounted);
        },
        iter: 20_000);

    private static readonly string[] Strange =
    [
        "null", "true", "0", "-1", "1e400", "0.5", "99999999999999999999", "\"\"", "\" \"", "\"\\ud800\"", "\"\\u0000\"", "\"#\"", "\"did:\"", "\"at://\"",
        "\"https://\"", "\"2026-13-01T00:00:00Z\"", "[]", "{}", "[null]", "[[]]", "[{}]", "{\"id\":{}}", "{\"uri\":\"at://x\"}", "\"" + new string('x', 3000) + "\"",
    ];

    // Replaces the n-th value of a line, counted over all objects and arrays, by raw JSON.
    private static string Replaced(string line, int n, string value)
    {
        var bytes = Encoding.UTF8.GetBytes(line);
        var places = new List<(int Start, int End)>();
        try
        {
            var reader = new Utf8JsonReader(bytes);
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.EndObject or JsonTokenType.EndArray)
                    continue;
                var whole = reader;
                whole.Skip();
                places.Add(((int)reader.TokenStartIndex, (int)whole.BytesConsumed));
            }
        }
        catch (JsonException)
        {
            return line;
        }

        // The line as a whole stays an object, so that it stays one record.
        var (start, end) = places[places.Count == 1 ? 0 : 1 + (n % (places.Count - 1))];
        return string.Concat(Encoding.UTF8.GetString(bytes, 0, start), value, Encoding.UTF8.GetString(bytes, end, bytes.Length - end));
    }

    private static void Survives(byte[] bytes)
    {
        var (one, several) = (Outcome.Of(bytes), Outcome.Of(bytes, threads: 2));
        Assert.Equal(one.Canonical, several.Canonical);
        Assert.Equal(one.Summary.FirstRejects, several.Summary.FirstRejects);
        Assert.Equal(one.Summary.Damaged, several.Summary.Damaged);
    }
}
