using Cordon.Events.Reading;

namespace Cordon.Events.Tests;

public sealed class InputFinderTests
{
    [Fact]
    public void A_folder_is_read_with_all_below_it_in_the_order_of_the_paths_and_nothing_is_left_out_in_silence()
    {
        using var folder = new Folder();
        folder.Put("b.jsonl", Line("b"));
        folder.Put("a/2.ndjson", Line("a2"));
        folder.Put("a/10.json", Line("a10"));
        folder.Put("B.csv", "actor,time\nx,1772366400\n");
        folder.Put("notes.txt", "not for reading");
        folder.Put(".hidden.jsonl", Line("h"));
        folder.Put(".git/x.jsonl", Line("g"));
        folder.Put("empty.jsonl", "");

        var outcome = Outcome.OfPaths(folder.Path);

        Assert.Equal(["account:x", "a10", "a2", "b"], outcome.Events.Select((e, i) => i == 0 ? e.Actor.Text : e.Id));
        Assert.Equal(
            [$"file {folder[".git"]}: hidden folder", $"file {folder[".hidden.jsonl"]}: hidden", $"file {folder["empty.jsonl"]}: empty", $"file {folder["notes.txt"]}: not an event file extension"],
            outcome.Summary.Ignored.Keys);
        Assert.Equal(4, outcome.Summary.Files);
        Assert.Empty(outcome.Summary.Damaged);
    }

    [Fact]
    public void The_results_folder_and_pipes_inside_a_folder_are_left_out_by_name()
    {
        using var folder = new Folder();
        folder.Put("a.jsonl", Line("a"));
        folder.Put("found/networks.json", "{}");
        using (var made = System.Diagnostics.Process.Start("mkfifo", folder["pipe.jsonl"]))
            made.WaitForExit();

        var reader = new EventReader(new ReadOptions { Paths = [folder.Path], LeaveOut = folder["found"] + "/" });
        Assert.Equal(["a"], reader.Read(TestContext.Current.CancellationToken).Select(e => e.Id));
        Assert.Equal(
            [$"file {folder["found"]}: the results folder of this reading", $"file {folder["pipe.jsonl"]}: empty"],
            reader.Summary.Ignored.Keys);
    }

    [Fact]
    public void A_file_named_by_itself_or_by_a_glob_is_read_whatever_its_extension()
    {
        using var folder = new Folder();
        folder.Put("a.log", Line("a"));
        folder.Put("deep/b.log", Line("b"));
        folder.Put("deep/c.txt", Line("c"));

        Assert.Equal(["a"], Outcome.OfPaths(folder["a.log"]).Events.Select(e => e.Id));
        Assert.Equal(["a"], Outcome.OfPaths(folder["*.log"]).Events.Select(e => e.Id));
        Assert.Equal(["a", "b"], Outcome.OfPaths(folder["**/*.log"]).Events.Select(e => e.Id));
        Assert.Equal(["b", "c"], Outcome.OfPaths(folder["d*/*.*"]).Events.Select(e => e.Id));
    }

    [Fact]
    public void A_path_or_glob_that_names_nothing_is_damage()
    {
        using var folder = new Folder();

        var outcome = Outcome.OfPaths(folder["none.jsonl"], folder["*.jsonl"], folder["none/*.jsonl"], "");

        Assert.Equal(["does not exist", "matches no file", "matches no file", "empty path"],
            outcome.Summary.Damaged.Zip(["does not exist", "matches no file", "matches no file", "empty path"], (d, p) => d.Reason.Contains(p, StringComparison.Ordinal) ? p : d.Reason));
    }

    [Fact]
    public void A_link_to_nothing_is_damage_and_the_rest_is_read()
    {
        using var folder = new Folder();
        folder.Put("b.jsonl", Line("b"));
        File.CreateSymbolicLink(folder["a.jsonl"], folder["gone.jsonl"]);

        var outcome = Outcome.OfPaths(folder.Path, folder["a.jsonl"]);

        Assert.Equal("b", outcome.Single.Id);
        Assert.Equal(2, outcome.Summary.Damaged.Count);
        Assert.Contains("link to something that does not exist", outcome.Summary.Damaged[1].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_another_has_locked_for_itself_is_damage()
    {
        using var folder = new Folder();
        folder.Put("a.jsonl", Line("a"));
        using var locked = new FileStream(folder["a.jsonl"], FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        Assert.Contains("cannot be opened", Outcome.OfPaths(folder["a.jsonl"]).SingleDamage.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_loop_of_folders_ends_with_damage_and_every_file_is_read_once()
    {
        using var folder = new Folder();
        folder.Put("a/1.jsonl", Line("one"));
        folder.Put("a/b/2.jsonl", Line("two"));
        Directory.CreateSymbolicLink(folder["a/b/loop"], folder["a"]);
        Directory.CreateSymbolicLink(folder["a/self"], folder["a/self"]);

        var outcome = Outcome.OfPaths(folder.Path);

        Assert.Equal(["one", "two"], outcome.Events.Select(e => e.Id));
        Assert.Contains("link back to", outcome.SingleDamage.Reason, StringComparison.Ordinal);
        Assert.Equal([$"file {folder["a/self"]}: not an event file extension"], outcome.Summary.Ignored.Keys);
        Assert.Equal(["one", "two"], Outcome.OfPaths(folder["**/*.jsonl"]).Events.Select(e => e.Id));
    }

    [Fact]
    public void The_rejects_file_in_the_folder_that_is_read_is_not_read()
    {
        using var folder = new Folder();
        folder.Put("a.jsonl", Line("a"));
        folder.Put("rejects.jsonl", "of the last time\n");

        var outcome = Outcome.Of(new ReadOptions { Paths = [folder.Path], RejectsPath = folder["rejects.jsonl"] });

        Assert.Equal(0, outcome.Summary.Rejected);
        Assert.Equal([$"file {folder["rejects.jsonl"]}: the rejects file of this reading"], outcome.Summary.Ignored.Keys);
    }

    [Fact]
    public void An_empty_input_is_no_event_and_is_mentioned() =>
        Assert.Equal(["file -: empty"], Outcome.Of("").Summary.Ignored.Keys);

    private static string Line(string id) => Samples.Canonical.Replace("e1", id, StringComparison.Ordinal) + "\n";
}
