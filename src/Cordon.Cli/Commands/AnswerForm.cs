namespace Cordon.Cli.Commands;

/// <summary>How an answer is printed.</summary>
internal enum AnswerForm
{
    /// <summary>A table, cut to fit.</summary>
    Table,

    /// <summary>CSV, whole.</summary>
    Csv,

    /// <summary>One JSON object.</summary>
    Json,
}
