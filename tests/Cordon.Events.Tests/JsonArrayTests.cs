using System.Text;
using System.Text.Json;

namespace Cordon.Events.Tests;

public sealed class JsonArrayTests
{
    private static readonly string Expected = string.Concat(Samples.All.Select(s => Outcome.Of(s).Canonical));

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    [Fact]
    public void An_array_is_read_as_its_elements_however_it_is_spread_over_lines()
    {
        var array = $"[{string.Join(",", Samples.All)}]";
        var pretty = JsonSerializer.Serialize(JsonDocument.Parse(array).RootElement, Indented);

        Assert.Equal(Expected, Outcome.Of(array).Canonical);
        Assert.Equal(Expected, Outcome.Of(array + "\n").Canonical);
        Assert.Equal(Expected, Outcome.Of("\uFEFF  \n" + pretty).Canonical);
        Assert.Equal(Expected, Outcome.Of(pretty.Replace("\n", "\r\n", StringComparison.Ordinal)).Canonical);
        Assert.Equal(Expected + Expected, Outcome.Of(array + "\n" + array).Canonical);
    }

    [Fact]
    public void Pretty_printed_objects_one_after_the_other_are_read()
    {
        var pretty = string.Join('\n', Samples.All.Select(s => JsonSerializer.Serialize(JsonDocument.Parse(s).RootElement, Indented)));

        Assert.Equal(Expected, Outcome.Of(pretty).Canonical);
    }

    [Fact]
    public void An_array_on_a_line_between_others_is_read() =>
        Assert.Equal(Expected + Expected, Outcome.Of($"{Samples.All[0]}\n[{string.Join(", ", Samples.All[1..])}]\n{string.Join('\n', Samples.All)}").Canonical);

    [Fact]
    public void A_bad_element_is_rejected_with_its_line_and_column_and_the_others_are_read()
    {
        var outcome = Outcome.Of($"[\n  {Samples.Canonical},\n  17,\n  {{\"id\": }}, \"a, ] b\",\n  {Samples.Canonical}\n]");

        Assert.Equal(2, outcome.Summary.Events);
        Assert.Equal([(3L, 3L), (4L, 10L), (4L, 13L)], outcome.Summary.FirstRejects.Select(r => (r.Line, r.Column)));
        Assert.Empty(outcome.Summary.Damaged);
    }

    [Theory]
    [InlineData("[{0}", "line 1, column {1}: the JSON ends inside an array")]
    [InlineData("[{0},", "line 1, column {2}: the JSON ends inside an array")]
    [InlineData("[{0},{\"id\":\"x", "the JSON ends inside the element that begins at line 1, column {3}")]
    [InlineData("[{0} {0}]", "line 1, column {3}: ',' or ']' was expected")]
    [InlineData("[{0},]", "line 1, column {3}: ']' stands where an element was expected")]
    [InlineData("[{0}]]", "line 1, column {3}: ']' stands where an element was expected")]
    public void A_broken_array_is_read_up_to_the_break(string form, string reason)
    {
        var length = Samples.Canonical.Length;
        var text = form.Replace("{0}", Samples.Canonical, StringComparison.Ordinal);
        reason = reason.Replace("{1}", $"{length + 1}", StringComparison.Ordinal).Replace("{2}", $"{length + 2}", StringComparison.Ordinal).Replace("{3}", $"{length + 3}", StringComparison.Ordinal);

        var outcome = Outcome.Of(text);

        Assert.Equal("e1", outcome.Single.Id);
        Assert.Contains(reason, outcome.SingleDamage.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_large_array_with_an_element_that_is_too_long_is_read_in_bounded_memory()
    {
        using var input = new LongLineStream($"[{Samples.Canonical},\n\"", 100_000_000, $"\",\n{Samples.Canonical}]");
        var before = GC.GetAllocatedBytesForCurrentThread();

        var outcome = Outcome.Of(new() { Paths = ["-"], Threads = 1 }, input);

        Assert.Equal(2, outcome.Summary.Events);
        Assert.Equal((2, 1), (outcome.SingleReject.Line, outcome.SingleReject.Column));
        Assert.Contains("100000002 bytes", outcome.SingleReject.Reason, StringComparison.Ordinal);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 32_000_000);
    }

    [Fact]
    public void An_array_of_many_blocks_is_the_same_on_every_number_of_threads()
    {
        var text = new StringBuilder("[");
        for (var i = 0; i < 30_000; i++)
            text.Append(i == 0 ? "" : ",\n").Append(Samples.All[i % Samples.All.Length]);
        text.Append(']');
        var (one, several) = (Outcome.Of(text.ToString()), Outcome.Of(text.ToString(), 3));

        Assert.Equal(30_000, one.Summary.Events);
        Assert.Equal(one.Canonical, several.Canonical);
    }
}
