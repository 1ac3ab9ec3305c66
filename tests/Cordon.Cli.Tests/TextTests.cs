namespace Cordon.Cli.Tests;

public sealed class TextTests
{
    [Fact]
    public async Task Fold_prints_what_a_reader_takes_the_text_for()
    {
        using var folder = new Folder();
        Assert.Equal("blue widget   (4 styled, 1 of another script)\nplain\n", (await folder.RunAsync("text", "fold", "ｂｌｕｅ wіdget", "Plain!")).With(0).Out);
        var json = (await folder.RunAsync("text", "fold", "a\u200Bb", "--json")).With(0).Json.GetProperty("texts")[0];
        Assert.Equal("ab", json.GetProperty("folded").GetString());
        Assert.Equal(1, json.GetProperty("invisible").GetInt32());
    }

    [Fact]
    public async Task Match_says_which_term_where_and_at_what_cost()
    {
        using var folder = new Folder();
        folder.Put("goods.txt", "# made up\nblue widget | severity=high\ngizmo | boundary=inside");
        Assert.Equal(
            "text 1: 'b.l.u.e w1dget' at 4 is 'blue widget' of goods, high, evasion 4\ntext 2: no term\n",
            (await folder.RunAsync("text", "match", "--bank", "goods.txt", "new b.l.u.e w1dget", "blue")).With(0).Out);
        var hit = (await folder.RunAsync("text", "match", "agizmos", "--bank", "goods.txt", "--json")).With(0).Json.GetProperty("hits")[0];
        Assert.Equal(("gizmo", 1, 5, 64), (hit.GetProperty("term").GetString(), hit.GetProperty("start").GetInt32(), hit.GetProperty("length").GetInt32(), hit.GetProperty("version").GetString()!.Length));
    }

    [Fact]
    public async Task A_bank_that_cannot_be_read_is_told_with_its_line()
    {
        using var folder = new Folder();
        folder.Put("bad.txt", "widget\nx");
        (await folder.RunAsync("text", "match", "a", "--bank", "bad.txt")).With(2).Says("bank 'bad', line 2: 'x' has 1 letters");
        (await folder.RunAsync("text", "match", "a", "--bank", "none.txt")).With(2).Says("none.txt");
        (await folder.RunAsync("text", "match", "a")).With(2).Says("--bank");
    }
}
