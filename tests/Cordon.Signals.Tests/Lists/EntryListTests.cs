using System.Globalization;
using System.Text;
using Cordon.Signals.Lists;
using CsCheck;

namespace Cordon.Signals.Tests.Lists;

public sealed class EntryListTests
{
    [Fact]
    public void A_list_holds_its_entries_and_nothing_else()
    {
        var entry = Gen.String[Gen.Char[" \tab#\\é\u4E00"], 0, 4];
        Gen.Select(entry.Array[0, 300], entry.Array[0, 100]).Sample((lines, asked) =>
        {
            var list = Read(string.Join('\n', lines));
            var expected = lines.Select(line => line.Trim(' ', '\t')).Where(line => line.Length > 0 && line[0] != '#')
                .Select(line => line.Length > 1 && line[0] == '\\' && line[1] is '#' or '\\' ? line[1..] : line).ToArray();
            var set = expected.ToHashSet(StringComparer.Ordinal);
            Assert.Equal(set.Count, list.Count);
            Assert.Equal(expected.Length - set.Count, list.Repeated);
            Assert.All(set, text => Assert.True(list.Contains(text)));
            Assert.All(asked, text => Assert.Equal(set.Contains(text), list.Contains(text)));
        }, iter: 500);
    }

    [Fact]
    public void Comments_blank_lines_line_ends_and_the_byte_order_mark_are_left_out()
    {
        var list = Read("\uFEFFblue\r\n\r\n# a comment\n  widget store\t\n\\#tag\n\\\\x\nlast # not a comment");
        Assert.Equal(5, list.Count);
        Assert.True(list.Contains("blue") && list.Contains("widget store") && list.Contains("#tag") && list.Contains("\\x") && list.Contains("last # not a comment"));
        Assert.False(list.Contains("") || list.Contains("Blue") || list.Contains("# a comment") || list.Contains("tag"));
    }

    [Fact]
    public void A_list_of_many_entries_is_small_and_asks_allocate_nothing()
    {
        const int Entries = 200_000;
        var text = new StringBuilder();
        for (var i = 0; i < Entries; i++)
            text.Append(CultureInfo.InvariantCulture, $"item-{i}\n");
        var list = Read(text.ToString());
        Assert.Equal(Entries, list.Count);
        Assert.InRange(list.Bytes, Entries * 16L, Entries * 24L);

        Span<char> buffer = stackalloc char[32];
        var found = 0;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 2 * Entries; i++)
        {
            "item-".CopyTo(buffer);
            i.TryFormat(buffer[5..], out var digits, default, CultureInfo.InvariantCulture);
            found += list.Contains(buffer[..(5 + digits)]) ? 1 : 0;
        }
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(Entries, found);
    }

    [Fact]
    public void The_version_is_the_hash_of_the_file()
    {
        Assert.Equal("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", Read("").Version);
        Assert.Equal(Read("a\nb").Version, Read("a\nb").Version);
        Assert.NotEqual(Read("a\nb").Version, Read("a\nc").Version);
        Assert.Equal(0, Read("").Count);
        Assert.False(Read("").Contains("a"));
    }

    [Fact]
    public void A_fault_names_the_list_the_line_and_the_cure()
    {
        Assert.Equal("list 'deny', line 2: byte 3 of the entry is 0xFF, which is not valid UTF-8 there; save the file as UTF-8", Fault("ok\nab"u8.ToArray().Append((byte)0xFF).ToArray()));
        Assert.Equal("list 'deny', line 3: the entry is longer than 2048 characters", Fault(Encoding.UTF8.GetBytes("a\n\n" + new string('x', 2049))));
        Assert.Null(Fault(Encoding.UTF8.GetBytes(new string('x', 2048))));
        Assert.False(EntryList.TryRead("", new MemoryStream(), out _, out var fault));
        Assert.Contains("name", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_of_any_kind_are_read_or_refused()
    {
        Gen.Byte.Array[0, 200].Sample(bytes =>
        {
            var read = EntryList.TryRead("deny", new MemoryStream(bytes), out var list, out var fault);
            Assert.Equal(read, list is not null);
            Assert.Equal(read, fault is null);
        }, iter: 2_000);
    }

    private static string? Fault(byte[] bytes)
    {
        EntryList.TryRead("deny", new MemoryStream(bytes), out _, out var fault);
        return fault;
    }

    private static EntryList Read(string text)
    {
        Assert.True(EntryList.TryRead("deny", new MemoryStream(Encoding.UTF8.GetBytes(text)), out var list, out var fault), fault);
        return list;
    }
}
