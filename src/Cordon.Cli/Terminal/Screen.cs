using Spectre.Console;

namespace Cordon.Cli.Terminal;

/// <summary>
/// What a command prints: results on standard output, progress and problems on standard error. Progress shows only on a terminal.
/// </summary>
public sealed class Screen
{
    private readonly IAnsiConsole _output;
    private readonly IAnsiConsole _progress;

    /// <param name="output">For results.</param>
    /// <param name="error">For progress and problems.</param>
    public Screen(TextWriter output, TextWriter error)
    {
        Out = output;
        Error = error;
        _output = ConsoleOver(output, ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected);
        ShowsProgress = ReferenceEquals(error, Console.Error) && !Console.IsErrorRedirected;
        _progress = ConsoleOver(error, ShowsProgress);
    }

    /// <summary>Standard output.</summary>
    public TextWriter Out { get; }

    /// <summary>Standard error.</summary>
    public TextWriter Error { get; }

    /// <summary>Whether progress is drawn.</summary>
    public bool ShowsProgress { get; }

    /// <summary>A line of the result.</summary>
    public void Line(string text = "") => Out.WriteLine(text);

    /// <summary>A table of the result.</summary>
    public void Table(Table table) => _output.Write(table);

    /// <summary>Something the user should know, on standard error.</summary>
    public void Note(string text) => Error.WriteLine($"note: {text}");

    /// <summary>Several things the user should know.</summary>
    public void Notes(IEnumerable<string> texts)
    {
        foreach (var text in texts)
            Note(text);
    }

    /// <summary>Why the command failed, on standard error.</summary>
    public void Fail(string text) => Error.WriteLine($"cordon: {text}");

    /// <summary>
    /// Runs work that reports how far it is, in [0,1] or not a number where the end is unknown, under a description; draws a bar where there is
    /// a terminal.
    /// </summary>
    public T Progress<T>(string description, Func<Action<string, double>, T> work)
    {
        if (!ShowsProgress)
            return work(static (_, _) => { });
        return _progress.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .Start(context =>
            {
                var task = context.AddTask(Markup.Escape(description), maxValue: 1);
                var result = work((stage, done) =>
                {
                    task.Description = Markup.Escape(stage);
                    task.IsIndeterminate = double.IsNaN(done);
                    task.Value = double.IsNaN(done) ? 0 : done;
                });
                task.Value = 1;
                return result;
            });
    }

    private static IAnsiConsole ConsoleOver(TextWriter writer, bool terminal)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = terminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = terminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = terminal ? InteractionSupport.Yes : InteractionSupport.No,
        });
        if (!terminal)
            console.Profile.Width = 140;
        return console;
    }
}
